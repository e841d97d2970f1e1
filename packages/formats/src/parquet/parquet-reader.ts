import { blankCodes } from '../readers/blank-codes.js';
import type { MatrixReader } from '../readers/matrix-reader.js';

/** Reads Parquet files, column by column; missing codes that are numbers apply to their values too. */
export const parquetReader: MatrixReader = {
  format: 'parquet',
  summary: 'Parquet file: of ours, or a plain table, as pandas and pyarrow write it',
  async read({ path, orientation, missing }) {
    // Loaded when it is needed: importing this package stays cheap for programs that only name it.
    const { readParquetMatrix } = await import('./read-parquet-matrix.js');
    const { matrix, warnings } = await readParquetMatrix(path, orientation);
    return { matrix: { ...matrix, values: blankCodes(matrix.values, missing) }, warnings };
  },
};

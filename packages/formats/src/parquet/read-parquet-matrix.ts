import { matrixSchema } from '@snpress/data/columnar/matrix-schema';
import { checkFormat } from '@snpress/data/columnar/check-format';
import { wideMatrix } from '@snpress/data/columnar/wide-matrix';
import type { MatrixReading } from '@snpress/data';
import type { IdColumnOption } from '../format/id-column.js';
import type { FormatSource } from '../format/format-source.js';
import { blankCodes } from '../text/blank-codes.js';
import { listMatrix } from './list-matrix.js';
import { useParquetFile } from './parquet-file.js';
import { parquetTable } from './parquet-table.js';

/**
 * Reads a matrix from a Parquet file: a table with one column for each sample (or for each feature, where samples are in
 * rows), or one with a list of values for each feature. Missing codes that are numbers apply to its values too.
 * @throws DataError where the file is none of these, damaged or cut short.
 */
export async function readParquetMatrix(source: FormatSource<IdColumnOption>): Promise<MatrixReading> {
  const { path, orientation, missing, idColumn } = source;
  const { matrix, warnings } = await useParquetFile(source, async (file) => {
    const table = parquetTable(file);
    const { metadata, columns, kind } = table;
    checkFormat(metadata, kind, path);
    const hasLists = columns.some(({ name, holds }) => name === 'values' && holds === 'lists');
    if (hasLists || metadata.has(matrixSchema.samplesKey)) {
      return { matrix: await listMatrix(table), warnings: [] };
    }
    return wideMatrix(
      table,
      metadata.has(matrixSchema.formatKey) ? 'features-in-rows' : orientation,
      idColumn,
    );
  });
  return { matrix: { ...matrix, values: blankCodes(matrix.values, missing) }, warnings };
}

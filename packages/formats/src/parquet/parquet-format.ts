import { defineFormat } from '../format/format.js';
import { idColumnOption } from '../format/id-column.js';

/** Parquet files. */
export const parquetFormat = defineFormat({
  name: 'parquet',
  summary: 'a Parquet file of ours, or a plain table, as pandas and pyarrow write it',
  extensions: ['.parquet'],
  holds: { values: 'numbers', positions: true, alleles: true, ploidy: true, samplesInRows: true },
  options: idColumnOption,
  recognises: ({ head }) => head.toString('latin1', 0, 4) === 'PAR1',
  read: async (source) => (await import('./read-parquet-matrix.js')).readParquetMatrix(source),
  async write(path, matrix, options) {
    await (await import('./write-parquet-matrix.js')).writeParquetMatrix(path, matrix, options);
    return [];
  },
});

import { defineFormat } from '../format/format.js';
import { isLongHeader } from './long-columns.js';
import { longFields } from './long-options.js';

/** Long tables; those that are written have commas where the name has `.csv`, else tabs. */
export const longFormat = defineFormat({
  name: 'long',
  summary: 'a long table, one row per sample and gene',
  extensions: ['.long.tsv', '.long.tsv.gz', '.long.csv', '.long.csv.gz'],
  holds: {
    values: 'numbers',
    positions: false,
    alleles: false,
    ploidy: false,
    samplesInRows: false,
    uniqueIds: true,
  },
  options: { long: longFields.optional() },
  // Whoever names the columns of a long table says that it is one.
  impliedByOptions: true,
  recognises: ({ firstLine }) => firstLine !== undefined && isLongHeader(firstLine.fields),
  read: async (source) => (await import('./read-long.js')).readLong(source),
  async write(path, matrix, options) {
    const delimiter = /\.csv(?:\.gz)?$/.test(path) ? 'comma' : 'tab';
    await (await import('./write-long-matrix.js')).writeLongMatrix(path, matrix, { ...options, delimiter });
    return [];
  },
});

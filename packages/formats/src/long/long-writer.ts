import { lostParts } from '../writers/lost-parts.js';
import type { MatrixWriter } from '../writers/matrix-writer.js';
import { writeLongMatrix } from './write-long-matrix.js';

/** Writes long tables, separated by commas where the name has `.csv`, else by tabs. */
export const longWriter: MatrixWriter = {
  format: 'long',
  summary: 'long table: one row per sample and gene; gzip where the name ends in .gz',
  extensions: ['.long.tsv', '.long.tsv.gz', '.long.csv', '.long.csv.gz'],
  async write(path, matrix) {
    const delimiter = /\.csv(?:\.gz)?$/.test(path) ? 'comma' : 'tab';
    await writeLongMatrix(path, matrix, { delimiter });
    return lostParts(path, 'long', matrix, ['positions', 'alleles']);
  },
};

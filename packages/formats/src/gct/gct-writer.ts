import { lostParts } from '../writers/lost-parts.js';
import type { MatrixWriter } from '../writers/matrix-writer.js';
import { writeGctMatrix } from './write-gct-matrix.js';

/** Writes GCT 1.2 files. */
export const gctWriter: MatrixWriter = {
  format: 'gct',
  summary: 'GCT 1.2; gzip where the name ends in .gz',
  extensions: ['.gct', '.gct.gz'],
  async write(path, matrix) {
    await writeGctMatrix(path, matrix);
    return lostParts(path, 'GCT', matrix, ['positions', 'alleles']);
  },
};

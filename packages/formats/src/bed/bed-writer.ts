import { lostParts } from '../writers/lost-parts.js';
import type { MatrixWriter } from '../writers/matrix-writer.js';
import { writeBedMatrix } from './write-bed-matrix.js';

/** Writes BED files of expression. A name that ends in `.bed` alone is left to PLINK. */
export const bedWriter: MatrixWriter = {
  format: 'bed',
  summary: 'BED of expression, sorted by position; BGZF where the name ends in .gz',
  extensions: ['.bed.gz', '.expression.bed', '.phenotype.bed', '.phenotypes.bed'],
  async write(path, matrix) {
    const warnings = await writeBedMatrix(path, matrix);
    return [...warnings, ...lostParts(path, 'BED', matrix, ['alleles'])];
  },
};

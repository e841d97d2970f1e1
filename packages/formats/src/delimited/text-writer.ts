import { lostParts } from '../writers/lost-parts.js';
import type { MatrixWriter } from '../writers/matrix-writer.js';
import { writeTextMatrix } from './write-text-matrix.js';

/** Writes tables of text, features in rows. */
export function textWriter(
  format: 'tsv' | 'csv',
  delimiter: 'tab' | 'comma',
  extensions: readonly string[],
): MatrixWriter {
  return {
    format,
    summary: `${delimiter}-separated text, features in rows; gzip where the name ends in .gz`,
    extensions,
    async write(path, matrix) {
      await writeTextMatrix(path, matrix, { delimiter });
      return lostParts(path, format, matrix, ['positions', 'alleles']);
    },
  };
}

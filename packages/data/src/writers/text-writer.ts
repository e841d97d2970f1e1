import type { MatrixWriter } from './matrix-writer.js';
import { writeTextMatrix } from './write-text-matrix.js';

/** Writes tables of text, features in rows; positions and alleles, which these do not hold, are warned of. */
export function textWriter(
  format: 'tsv' | 'csv',
  delimiter: 'tab' | 'comma',
  extensions: readonly string[],
): MatrixWriter {
  return {
    format,
    summary: `${delimiter === 'tab' ? 'tab' : 'comma'}-separated text, features in rows; gzip where the name ends in .gz`,
    extensions,
    async write(path, matrix) {
      await writeTextMatrix(path, matrix, { delimiter });
      const lost = [
        ...(matrix.positions === undefined ? [] : ['positions']),
        ...(matrix.alleles === undefined ? [] : ['alleles']),
      ];
      return lost.length === 0
        ? []
        : [`${path}: ${lost.join(' and ')} are not written; ${format} files do not hold them.`];
    },
  };
}

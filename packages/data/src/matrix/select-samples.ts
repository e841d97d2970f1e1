import { checkIndices } from './check-indices.js';
import type { Matrix } from './matrix.js';

/**
 * The rows of a matrix, in the order asked for, with their own copy of the values.
 * @throws RangeError where an index lies outside the matrix or occurs twice.
 */
export function selectSamples(matrix: Matrix, rows: ArrayLike<number>): Matrix {
  const { samples, features, values: all } = matrix;
  checkIndices('sample', rows, samples.length);
  const values = new Float32Array(rows.length * features.length);
  for (let feature = 0, to = 0; feature < features.length; feature++) {
    const from = feature * samples.length;
    for (let row = 0; row < rows.length; row++) values[to++] = all[from + rows[row]!]!;
  }
  return { ...matrix, samples: Array.from(rows, (row) => samples[row]!), values };
}

import { checkIndices } from './check-indices.js';
import { featureValues } from './feature-values.js';
import type { Matrix } from './matrix.js';
import { selectLabels } from './select-labels.js';

/**
 * The columns of a matrix, in the order asked for, with their positions, alleles, ploidy, contexts and their own copy of
 * the values.
 * @throws RangeError where an index lies outside the matrix or occurs twice.
 */
export function selectFeatures(matrix: Matrix, columns: ArrayLike<number>): Matrix {
  const { samples, features } = matrix;
  checkIndices('feature', columns, features.length);
  const values = new Float32Array(samples.length * columns.length);
  for (let column = 0; column < columns.length; column++) {
    values.set(featureValues(matrix, columns[column]!), column * samples.length);
  }
  return { samples, values, ...selectLabels(matrix, columns) };
}

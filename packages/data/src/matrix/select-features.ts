import { checkIndices } from './check-indices.js';
import { featureValues } from './feature-values.js';
import type { Matrix } from './matrix.js';
import { selectPositions } from './select-positions.js';

/**
 * The columns of a matrix, in the order asked for, with their positions, alleles, ploidy, contexts and their own copy of
 * the values.
 * @throws RangeError where an index lies outside the matrix or occurs twice.
 */
export function selectFeatures(matrix: Matrix, columns: ArrayLike<number>): Matrix {
  const { samples, features, positions, alleles, ploidy, contexts } = matrix;
  checkIndices('feature', columns, features.length);
  const values = new Float32Array(samples.length * columns.length);
  for (let column = 0; column < columns.length; column++) {
    values.set(featureValues(matrix, columns[column]!), column * samples.length);
  }
  return {
    samples,
    features: Array.from(columns, (column) => features[column]!),
    values,
    ...(positions === undefined
      ? {}
      : {
          positions: selectPositions(positions, columns),
        }),
    ...(alleles === undefined
      ? {}
      : {
          alleles: {
            counted: Array.from(columns, (column) => alleles.counted[column]!),
            other: Array.from(columns, (column) => alleles.other[column]!),
          },
        }),
    ...(ploidy === undefined ? {} : { ploidy }),
    ...(contexts === undefined
      ? {}
      : {
          contexts: {
            gene: Array.from(columns, (column) => contexts.gene[column]!),
            context: Array.from(columns, (column) => contexts.context[column]!),
          },
        }),
  };
}

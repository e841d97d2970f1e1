import type { MarkerValues } from './marker-values.js';
import { isCalled, selectCalls, selectValues } from './select-values.js';
import type { StoredMatrix } from './stored-matrix.js';

/** The values of some samples, of the kind that they are. */
export function valuesOfSamples(matrix: StoredMatrix, samples: ArrayLike<number>): MarkerValues {
  return isCalled(matrix) ? selectCalls(matrix, { samples }).calls : selectValues(matrix, { samples });
}

import { checkIndices } from '../matrix/check-indices.js';
import { missingCall } from './marker-values.js';
import type { StoredMatrix } from './stored-matrix.js';

/** Which values of a matrix are wanted, and what becomes of them. */
export interface ValueSelection {
  /** The rows, in the order asked for. Default: all. */
  readonly samples?: ArrayLike<number> | undefined;
  /** The columns, in the order asked for. Default: all. */
  readonly features?: ArrayLike<number> | undefined;
  /** Changes values of feature `feature` of the result, in place, and each without regard to the others. */
  readonly change?: (values: Float32Array, feature: number) => void;
}

/** What a call can be, in the order of its byte. */
const dosages = Float32Array.of(NaN, 0, 1, 2);

/**
 * Values of some samples and features as Float32, feature-major, in one pass and with no other copy. Of hard calls it
 * is no more than the four that there can be which are changed, once for each feature.
 * @throws RangeError where a sample lies outside the matrix or occurs twice.
 */
export function selectValues(
  { samples, features, values }: StoredMatrix,
  { samples: rows = Int32Array.from(samples.keys()), features: columns, change }: ValueSelection = {},
): Float32Array {
  checkIndices('sample', rows, samples.length);
  const size = rows.length;
  const count = (columns ?? features).length;
  const selected = new Float32Array(size * count);
  const ofCall = new Float32Array(dosages.length);
  for (let feature = 0; feature < count; feature++) {
    const first = (columns?.[feature] ?? feature) * samples.length;
    const to = feature * size;
    if (values instanceof Int8Array) {
      ofCall.set(dosages);
      change?.(ofCall, feature);
      for (let row = 0; row < size; row++)
        selected[to + row] = ofCall[values[first + rows[row]!]! - missingCall]!;
    } else {
      for (let row = 0; row < size; row++) selected[to + row] = values[first + rows[row]!]!;
      change?.(selected.subarray(to, to + size), feature);
    }
  }
  return selected;
}

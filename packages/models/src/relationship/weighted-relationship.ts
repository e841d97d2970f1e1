import { multiplyTransposed } from '../linear-algebra/multiply-transposed.js';
import { transpose } from '../linear-algebra/transpose.js';

/** Weights of places: a few of its own, and a share of weights that all profiles have in common. */
export interface MarkerProfile {
  /** Ascending. */
  readonly places: Int32Array;
  readonly weights: Float64Array;
  readonly common: number;
}

/** Some places of standardised columns, one after the other. */
function gather(columns: Float64Array, samples: number, places: Int32Array): Float64Array {
  const result = new Float64Array(places.length * samples);
  places.forEach((place, k) => {
    result.set(columns.subarray(place * samples, (place + 1) * samples), k * samples);
  });
  return result;
}

/**
 * A diag(w) Bᵀ of the rows (samples) of standardised columns: rowsA × rowsB.
 * @param places - those with a weight; `weights` is in their order.
 */
export function weightedRelationship(
  a: Float64Array,
  rowsA: number,
  b: Float64Array,
  rowsB: number,
  places: Int32Array,
  weights: Float64Array,
): Float64Array {
  const left = gather(a, rowsA, places);
  for (let at = 0; at < left.length; at++) left[at]! *= weights[Math.floor(at / rowsA)]!;
  const count = places.length;
  return multiplyTransposed(
    transpose(left, count, rowsA),
    rowsA,
    transpose(gather(b, rowsB, places), count, rowsB),
    rowsB,
    count,
    new Float64Array(rowsA * rowsB),
  );
}

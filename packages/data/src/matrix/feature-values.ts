import type { Matrix } from './matrix.js';

/** The values of one feature, one per sample: a view, not a copy. */
export function featureValues({ samples, values }: Matrix, feature: number): Float32Array {
  return values.subarray(feature * samples.length, (feature + 1) * samples.length);
}

import { levelsPerFeature } from './called-values.js';
import type { Matrix } from './matrix.js';

/** The values of one feature, one per sample, not to be changed: a view, where they are not made of calls. */
export function featureValues(matrix: Matrix, feature: number): Float32Array {
  const { samples, called } = matrix;
  const from = feature * samples.length;
  if (called === undefined) return matrix.values.subarray(from, from + samples.length);
  const levels = called.levels.subarray(feature * levelsPerFeature, (feature + 1) * levelsPerFeature);
  const values = new Float32Array(samples.length);
  for (let row = 0; row < values.length; row++) values[row] = levels[called.calls[from + row]! + 1]!;
  return values;
}

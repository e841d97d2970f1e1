import { levelsPerFeature, type CalledValues } from './called-values.js';

/** What calls stand for, as Float32. */
export function valuesOfCalls({ calls, levels }: CalledValues): Float32Array {
  const values = new Float32Array(calls.length);
  const features = levels.length / levelsPerFeature;
  const rows = calls.length / features;
  for (let feature = 0, at = 0; feature < features; feature++) {
    const zero = feature * levelsPerFeature + 1;
    for (const end = at + rows; at < end; at++) values[at] = levels[zero + calls[at]!]!;
  }
  return values;
}

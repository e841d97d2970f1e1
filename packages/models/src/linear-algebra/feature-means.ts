import type { Matrix } from '@snpress/data';

/** The mean of every feature over the samples, summed in double precision. */
export function featureMeans({ samples, features, values }: Matrix): Float64Array {
  const rows = samples.length;
  return Float64Array.from(features, (_, feature) => {
    let sum = 0;
    for (let at = feature * rows; at < (feature + 1) * rows; at++) sum += values[at]!;
    return sum / rows;
  });
}

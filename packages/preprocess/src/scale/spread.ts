import type { Matrix } from '@snpress/data';

/** Per-feature summaries of the observed values; all 0 for a feature without any. */
export interface Spread {
  readonly least: Float64Array;
  readonly greatest: Float64Array;
  readonly mean: Float64Array;
  /** Population standard deviation: the root of the mean squared deviation. */
  readonly deviation: Float64Array;
}

/** Least, greatest, mean and standard deviation of every feature over its observed values, in two passes. */
export function spreadOf(matrix: Matrix): Spread {
  const rows = matrix.samples.length;
  const size = matrix.features.length;
  const least = new Float64Array(size);
  const greatest = new Float64Array(size);
  const mean = new Float64Array(size);
  const deviation = new Float64Array(size);
  for (let feature = 0; feature < size; feature++) {
    const observed = matrix.values
      .subarray(feature * rows, (feature + 1) * rows)
      .filter((value) => !Number.isNaN(value));
    if (observed.length === 0) continue;
    let low = Infinity;
    let high = -Infinity;
    let sum = 0;
    for (const value of observed) {
      low = Math.min(low, value);
      high = Math.max(high, value);
      sum += value;
    }
    least[feature] = low;
    greatest[feature] = high;
    mean[feature] = low === high ? low : sum / observed.length;
    let squares = 0;
    for (const value of observed) squares += (value - mean[feature]!) ** 2;
    deviation[feature] = Math.sqrt(squares / observed.length);
  }
  return { least, greatest, mean, deviation };
}

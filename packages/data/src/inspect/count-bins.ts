import type { Histogram } from './matrix-summary.js';

/** Counts numbers in bins of equal width from `min` to `max`; NaN is left out, and a bin has its lower end. */
export function countBins(
  numbers: Float32Array | Float64Array,
  min: number,
  max: number,
  bins: number,
): Histogram {
  const width = (max - min) / bins;
  const counts = new Uint32Array(bins);
  for (let index = 0; index < numbers.length; index++) {
    const value = numbers[index]!;
    if (Number.isNaN(value)) continue;
    counts[width === 0 ? 0 : Math.min(bins - 1, Math.floor((value - min) / width))]!++;
  }
  return Array.from(counts, (count, bin) => ({
    from: min + bin * width,
    to: bin === bins - 1 ? max : min + (bin + 1) * width,
    count,
  }));
}

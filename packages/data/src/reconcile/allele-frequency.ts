import { missingCall, type MarkerValues } from '../markers/marker-values.js';

/** The frequency of the counted allele among calls that are not missing, 0 … 1; NaN where all are. */
export function alleleFrequency(values: MarkerValues, ploidy: 1 | 2): number {
  const isCalls = values instanceof Int8Array;
  let sum = 0;
  let called = 0;
  for (const copies of values) {
    if (isCalls ? copies === missingCall : Number.isNaN(copies)) continue;
    sum += copies;
    called++;
  }
  return sum / (called * ploidy);
}

import type { Spread } from './matrix-summary.js';

/** The least, the middle and the largest of some numbers; null where there are none. */
export function spreadOf(numbers: Float64Array): Spread | null {
  if (numbers.length === 0) return null;
  const sorted = numbers.toSorted();
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return { min: sorted[0]!, median, max: sorted.at(-1)! };
}

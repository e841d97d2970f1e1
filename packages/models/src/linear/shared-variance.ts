import type { DistinctColumns } from './distinct-columns.js';

/**
 * The share of expression variance that groups of markers stand for, shared equally among the markers of each.
 *
 * @param varianceOf - the variance of a marker over the training samples.
 * @param squares - per group: the squared effect of its markers together, summed over genes.
 * @param total - the variance of the training expression, summed over genes.
 */
export function sharedVariance(
  varianceOf: (marker: number) => number,
  { representatives, group }: DistinctColumns,
  squares: Float64Array,
  total: number,
): Float64Array {
  const shares = new Float64Array(group.length);
  if (total === 0) return shares;
  const sizes = new Int32Array(representatives.length);
  for (const index of group) if (index >= 0) sizes[index]! += 1;
  const each = squares.map(
    (square, index) => (square * varianceOf(representatives[index]!)) / (sizes[index]! * total),
  );
  group.forEach((index, marker) => {
    if (index >= 0) shares[marker] = each[index]!;
  });
  return shares;
}

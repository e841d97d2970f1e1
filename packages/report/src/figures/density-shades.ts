import { colour, densityShades } from './colours.js';
import type { DensityCell } from './density-grid.js';

/** Counts that share one shade. */
export interface Shade {
  readonly from: number;
  readonly to: number;
  readonly colour: string;
}

/** Count ranges of the shades up to the highest count, each a constant factor wider than the one before. */
export function shadesFor(cells: readonly DensityCell[]): readonly Shade[] {
  const highest = cells.reduce((most, { count }) => Math.max(most, count), 1);
  const ranges: { from: number; to: number }[] = [];
  for (let i = 0; i < densityShades; i++) {
    const from = (ranges.at(-1)?.to ?? 0) + 1;
    const to = Math.max(Math.round(highest ** ((i + 1) / densityShades)), from);
    if (from <= highest) ranges.push({ from, to: Math.min(to, highest) });
  }
  const last = densityShades - 1;
  return ranges.map((range, i) => ({
    ...range,
    colour: colour(
      `density-${1 + Math.round(ranges.length === 1 ? last : (i * last) / (ranges.length - 1))}`,
    ),
  }));
}

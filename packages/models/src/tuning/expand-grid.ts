import type { Setting } from '../contract/tuning.js';

/** Values to try for each parameter. */
export type Grid = Readonly<Record<string, readonly Setting[string][]>>;

/** The cartesian product of a grid, the first parameter slowest, values in their order; one empty setting for an empty grid. */
export function expandGrid(grid: Grid): Setting[] {
  return Object.entries(grid).reduce<Setting[]>(
    (settings, [name, values]) =>
      settings.flatMap((setting) => values.map((value) => ({ ...setting, [name]: value }))),
    [{}],
  );
}

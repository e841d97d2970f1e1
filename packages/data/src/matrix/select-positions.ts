import type { Positions } from './positions.js';

/** The positions of some features, in the order asked for. */
export function selectPositions(
  { chromosome, start, end }: Positions,
  columns: ArrayLike<number>,
): Positions {
  return {
    chromosome: Array.from(columns, (column) => chromosome[column]!),
    start: Float64Array.from(columns, (column) => start[column]!),
    end: Float64Array.from(columns, (column) => end[column]!),
  };
}

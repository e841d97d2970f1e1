import type { Matrix, Positions } from '@snpress/data';

/** The positions of some features of a matrix, where they are known. */
export function positionsOf(
  { features, positions }: Pick<Matrix, 'features' | 'positions'>,
  ids: readonly string[],
): Positions | undefined {
  if (positions === undefined) return undefined;
  const column = new Map(features.map((id, index) => [id, index]));
  const columns = ids.map((id) => column.get(id)!);
  return {
    chromosome: columns.map((index) => positions.chromosome[index]!),
    start: Float64Array.from(columns, (index) => positions.start[index]!),
    end: Float64Array.from(columns, (index) => positions.end[index]!),
  };
}

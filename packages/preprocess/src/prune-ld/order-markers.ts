import type { Matrix } from '@snpress/data';

/** Markers in the order in which they lie. */
export interface OrderedMarkers {
  /** Columns of each chromosome by position; without positions all columns, in the order of the file. */
  readonly chromosomes: readonly Int32Array[];
  /** Columns that nobody knows the place of. */
  readonly unplaced: Int32Array;
}

/** Sorts markers by chromosome and position; those at one position stay in their order. */
export function orderMarkers({
  features,
  positions,
}: Pick<Matrix, 'features' | 'positions'>): OrderedMarkers {
  if (positions === undefined) {
    return { chromosomes: [Int32Array.from(features.keys())], unplaced: new Int32Array(0) };
  }
  const columns = new Map<string, number[]>();
  const unplaced: number[] = [];
  const { chromosome, start } = positions;
  for (const column of features.keys()) {
    const name = chromosome[column]!;
    if (name === '' || Number.isNaN(start[column])) unplaced.push(column);
    else if (columns.has(name)) columns.get(name)!.push(column);
    else columns.set(name, [column]);
  }
  return {
    chromosomes: [...columns.values()].map((own) =>
      Int32Array.from(own.sort((a, b) => start[a]! - start[b]! || a - b)),
    ),
    unplaced: Int32Array.from(unplaced),
  };
}

import { idDifference } from '@snpress/data/matching/id-difference';
import type { Matrix, SampleIdMap } from '@snpress/data';

/** A list of ids of a matrix, as it was read. */
export type Side = 'samples' | 'features';

const sides: readonly Side[] = ['samples', 'features'];

export const otherSide = (side: Side): Side => (side === 'samples' ? 'features' : 'samples');

/** How many of the ids are among others. */
export function common(some: readonly string[], others: Iterable<string>): number {
  const known = new Set(others);
  return some.reduce((count, id) => count + Number(known.has(id)), 0);
}

/** Ids as a table of ids has them. */
export function withIds(ids: readonly string[], map: SampleIdMap | undefined): readonly string[] {
  return map === undefined ? ids : ids.map((id) => map.rows.get(id)?.id ?? id);
}

/** Which side of a matrix has the most of some ids, and how many. */
export function sideWith(
  matrix: Matrix,
  ids: readonly string[],
  map: SampleIdMap | undefined,
): { readonly side: Side; readonly met: number } {
  const known = new Set(ids);
  const [first, second] = sides.map((side) => ({ side, met: common(withIds(matrix[side], map), known) }));
  return second!.met > first!.met ? second! : first!;
}

/** The sides of two matrices on which most ids are alike, where none are the same. */
export function alikeSides(one: Matrix, other: Matrix, map: SampleIdMap | undefined): readonly [Side, Side] {
  const ways = sides.flatMap((a) =>
    sides.map((b) => ({
      a,
      b,
      alike: idDifference(withIds(one[a], map), withIds(other[b], map))?.partners.size ?? 0,
    })),
  );
  const best = ways.reduce((most, way) => (way.alike > most.alike ? way : most));
  return [best.a, best.b];
}

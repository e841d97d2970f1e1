import { chromosomeKeys } from '../chromosomes/chromosome-keys.js';
import type { Matrix } from '../matrix/matrix.js';

/** The ids and places of markers that were met. */
export interface MarkerPlaces {
  /** Whether a marker of a matrix may have been met before; takes note of all of them. */
  has(matrix: Matrix): boolean;
}

/** No places yet. They tell quickly that files of different chromosomes have nothing in common. */
export function createMarkerPlaces(): MarkerPlaces {
  const known = new Set<string>();
  const chromosomes = new Set<string>();
  return {
    has({ features, positions }) {
      const keys = chromosomeKeys(positions?.chromosome ?? [], [...chromosomes]);
      for (const name of positions?.chromosome ?? []) chromosomes.add(name);
      const names = features.flatMap((id, marker) => {
        const start = positions?.start[marker] ?? NaN;
        return Number.isNaN(start) ? [`id ${id}`] : [`id ${id}`, `${keys[marker]!}:${start}`];
      });
      const isKnown = names.some((name) => known.has(name));
      for (const name of names) known.add(name);
      return isKnown;
    },
  };
}

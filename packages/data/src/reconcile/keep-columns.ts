import { alleleFrequency } from './allele-frequency.js';
import type { KeptColumns } from './marker-matcher.js';
import type { MarkerTable } from './marker-table.js';

/** Keeps the dosages of some markers of a reference, and of others only as long as they may turn out to be those. */
export interface WantedColumns extends KeptColumns {
  /** The dosages of the wanted markers, marker by marker; NaN where nothing was put. */
  wanted(): Float32Array;
}

/** @param wanted - indices into the reference, ascending */
export function keepColumns(
  reference: MarkerTable,
  wanted: Int32Array,
  samples: number,
  ploidy: 1 | 2,
): WantedColumns {
  const values = new Float32Array(samples * wanted.length).fill(NaN);
  const place = new Int32Array(reference.ids.length).fill(-1);
  wanted.forEach((marker, at) => (place[marker] = at));
  const mayMove = wanted.length < reference.ids.length ? movable(reference) : () => false;
  const others = new Map<number, Float32Array>();
  const columnOf = (marker: number): Float32Array | undefined => {
    const at = place[marker]!;
    return at === -1 ? others.get(marker) : values.subarray(at * samples, (at + 1) * samples);
  };
  return {
    put(marker, dosages) {
      if (place[marker] === -1 && mayMove(marker)) others.set(marker, dosages.slice());
      else columnOf(marker)?.set(dosages);
    },
    copy: (marker) => columnOf(marker)?.slice() ?? new Float32Array(samples).fill(NaN),
    frequency: (dosages) => alleleFrequency(dosages, ploidy),
    wanted: () => values,
  };
}

/**
 * Whether a marker of the file that was taken for one of the reference may yet become another one, when a better one comes:
 * only where markers share a place, or have none while others do.
 */
function movable({ ids, positions }: MarkerTable): (marker: number) => boolean {
  if (positions === undefined || positions.start.every(Number.isNaN)) return () => false;
  const times = new Map<number, number>();
  for (const start of positions.start) times.set(start, (times.get(start) ?? 0) + 1);
  const isEverywhere = ids.some((_, marker) => Number.isNaN(positions.start[marker]));
  return (marker) => isEverywhere || times.get(positions.start[marker]!)! > 1;
}

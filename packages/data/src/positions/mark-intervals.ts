import { chromosomeKeys } from '../chromosomes/chromosome-keys.js';
import type { Positions } from '../matrix/positions.js';

/** Which markers lie in intervals, and which chromosomes of the intervals have no marker. */
export interface MarkedMarkers {
  /** 1 in an interval, 0 outside of all, NaN where the position of the marker is not known; in marker order. */
  readonly values: Float32Array;
  /** For each interval whether it is on a chromosome of the markers. */
  readonly isPlaced: readonly boolean[];
}

/**
 * Marks the markers that lie in one interval at least. Chromosome names need not be written alike (`chromosomeKeys`).
 * @param markers - where the markers are; the start of each counts.
 * @param intervals - 1-based, both ends in them.
 */
export function markIntervals(markers: Positions, intervals: Positions): MarkedMarkers {
  const markerKeys = chromosomeKeys(markers.chromosome);
  const intervalKeys = chromosomeKeys(intervals.chromosome, markers.chromosome);
  const known = new Set(markerKeys);
  const byChromosome = new Map<string, number[]>();
  intervalKeys.forEach((key, index) => {
    const own = byChromosome.get(key);
    if (own === undefined) byChromosome.set(key, [index]);
    else own.push(index);
  });
  const merged = new Map([...byChromosome].map(([key, own]) => [key, merge(own, intervals)]));
  const values = Float32Array.from(markerKeys, (key, marker) => {
    const position = markers.start[marker]!;
    if (key === '' || Number.isNaN(position)) return NaN;
    return Number(holds(merged.get(key) ?? [], position));
  });
  return { values, isPlaced: intervalKeys.map((key) => known.has(key)) };
}

type Stretch = readonly [start: number, end: number];

/** Intervals of one chromosome in order, those that overlap as one. */
function merge(own: readonly number[], { start, end }: Positions): readonly Stretch[] {
  const sorted = own.toSorted((a, b) => start[a]! - start[b]!);
  const stretches: [number, number][] = [];
  for (const index of sorted) {
    const last = stretches.at(-1);
    if (last !== undefined && start[index]! <= last[1]) last[1] = Math.max(last[1], end[index]!);
    else stretches.push([start[index]!, end[index]!]);
  }
  return stretches;
}

function holds(stretches: readonly Stretch[], position: number): boolean {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (stretches[middle]![0] <= position) low = middle + 1;
    else high = middle;
  }
  return low > 0 && stretches[low - 1]![1] >= position;
}

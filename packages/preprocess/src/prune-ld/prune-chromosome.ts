import { featureValues } from '@snpress/data/matrix/feature-values';
import type { GenotypeBlocks } from '@snpress/data';
import { minorAlleleFrequency } from '../alleles/minor-allele-frequency.js';
import { squaredCorrelation, standardised } from './standardised.js';

/** So many dosages of markers that follow each other are read at a time. */
const READ = 2 ** 22;
/** Rounding may not push a correlation over a limit that it equals. */
const TIE = 1 + 1e-9;

interface KeptMarker {
  readonly column: number;
  readonly rank: number;
  readonly frequency: number;
  readonly values: Float64Array;
}

/**
 * Prunes the markers of a chromosome. Each in turn meets the earlier ones that are still kept and within the window, the
 * farthest first; where r² is above the limit, the one with the lower minor allele frequency is dropped, or the later
 * one where they are equal.
 *
 * @param columns - the markers, in order of position; each is read once.
 * @param isNear - whether two markers, the k-th and a later one, are in one window.
 * @returns the columns that are kept.
 */
export function pruneChromosome(
  genotypes: GenotypeBlocks,
  ploidy: 1 | 2,
  columns: Int32Array,
  isNear: (earlier: number, later: number) => boolean,
  limit: number,
): number[] {
  const kept: number[] = [];
  let near: KeptMarker[] = [];
  const width = Math.max(1, Math.floor(READ / genotypes.samples.length));
  let read = genotypes.select(columns.subarray(0, 0));
  columns.forEach((column, rank) => {
    if (rank % width === 0) read = genotypes.select(columns.subarray(rank, rank + width));
    const dosages = featureValues(read, rank % width);
    const marker: KeptMarker = {
      column,
      rank,
      frequency: minorAlleleFrequency(dosages, ploidy),
      values: standardised(dosages),
    };
    const survivors: KeptMarker[] = [];
    let isKept = true;
    for (const earlier of near) {
      if (!isNear(earlier.rank, rank)) {
        kept.push(earlier.column);
        continue;
      }
      if (isKept && squaredCorrelation(earlier.values, marker.values) > limit * TIE) {
        if (earlier.frequency < marker.frequency) continue;
        isKept = false;
      }
      survivors.push(earlier);
    }
    if (isKept) survivors.push(marker);
    near = survivors;
  });
  return [...kept, ...near.map(({ column }) => column)];
}

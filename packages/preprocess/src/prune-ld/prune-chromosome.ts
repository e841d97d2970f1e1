import { featureValues } from '@snpress/data/matrix/feature-values';
import type { Matrix } from '@snpress/data';
import { minorAlleleFrequency } from '../alleles/minor-allele-frequency.js';
import { squaredCorrelation, standardised } from './standardised.js';

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
 * @param columns - columns of the matrix, in order of position.
 * @param isNear - whether two markers, the k-th and a later one, are in one window.
 * @returns the columns that are kept.
 */
export function pruneChromosome(
  matrix: Matrix,
  ploidy: 1 | 2,
  columns: Int32Array,
  isNear: (earlier: number, later: number) => boolean,
  limit: number,
): number[] {
  const kept: number[] = [];
  let near: KeptMarker[] = [];
  columns.forEach((column, rank) => {
    const dosages = featureValues(matrix, column);
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

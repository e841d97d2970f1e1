import { featureValues } from '@snpress/data/matrix/feature-values';
import type { GenotypeBlocks } from '@snpress/data';
import { minorAlleleFrequency } from '../alleles/minor-allele-frequency.js';
import { squaredCorrelation, standardised } from './standardised.js';

/** So many dosages of markers that follow each other are read at a time. */
const READ = 2 ** 22;
/** Rounding may not push a correlation over a limit that it equals. */
const TIE = 1 + 1e-9;

interface ComparedMarker {
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
  let near: ComparedMarker[] = [];
  for (const marker of markersOf(genotypes, ploidy, columns)) {
    const survivors: ComparedMarker[] = [];
    let isKept = true;
    for (const earlier of near) {
      if (!isNear(earlier.rank, marker.rank)) {
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
  }
  return [...kept, ...near.map(({ column }) => column)];
}

/** The markers in their order, read some at a time. */
function* markersOf(
  genotypes: GenotypeBlocks,
  ploidy: 1 | 2,
  columns: Int32Array,
): Generator<ComparedMarker> {
  const width = Math.max(1, Math.floor(READ / genotypes.samples.length));
  for (let first = 0; first < columns.length; first += width) {
    const some = columns.subarray(first, first + width);
    const read = genotypes.select(some);
    for (const [k, column] of some.entries()) {
      const dosages = featureValues(read, k);
      const frequency = minorAlleleFrequency(dosages, ploidy);
      yield { column, rank: first + k, frequency, values: standardised(dosages) };
    }
  }
}

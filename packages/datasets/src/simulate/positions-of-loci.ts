import type { Positions } from '@snpress/data';
import type { Locus } from './spread-over-chromosomes.js';

/**
 * Loci as positions on chromosomes 1, 2, …
 * @param endOf - the last base of each: by default the first.
 */
export function positionsOfLoci<L extends Locus>(
  loci: readonly L[],
  endOf: (locus: L) => number = ({ position }) => position,
): Positions {
  return {
    chromosome: loci.map(({ chromosome }) => String(chromosome + 1)),
    start: Float64Array.from(loci, ({ position }) => position),
    end: Float64Array.from(loci, endOf),
  };
}

import type { Matrix } from '../matrix/matrix.js';
import { blockMarkers, type CountedMarkers } from './block-markers.js';

/** The markers of genotypes, with the frequencies of their counted alleles. */
export function markersOf(
  { samples, features, values, positions, alleles }: Matrix,
  ploidy: 1 | 2,
): CountedMarkers {
  const known = { ...(positions && { positions }), ...(alleles && { alleles }) };
  return blockMarkers({ features, values, ...known }, samples.length, ploidy);
}

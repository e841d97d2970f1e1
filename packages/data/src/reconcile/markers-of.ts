import type { GenotypeBlocks } from '../matrix/genotype-blocks.js';
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

/** The same of genotypes as they were read, block by block. */
export function markersOfBlocks(genotypes: GenotypeBlocks, ploidy: 1 | 2): CountedMarkers {
  const { samples, features, positions, alleles } = genotypes;
  const frequencies = new Float64Array(features.length);
  for (const { first, genotypes: block } of genotypes.blocks()) {
    const own = { features: block.features, values: block.called?.calls ?? block.values };
    frequencies.set(blockMarkers(own, samples.length, ploidy).frequencies, first);
  }
  return { ids: features, ...(positions && { positions }), ...(alleles && { alleles }), frequencies };
}

import { featureValues } from '../matrix/feature-values.js';
import type { Matrix } from '../matrix/matrix.js';
import { alleleFrequency } from './allele-frequency.js';
import type { MarkerTable } from './marker-table.js';

/** The markers of genotypes, with the frequencies of their counted alleles. */
export function markersOf(genotypes: Matrix, ploidy: 1 | 2): MarkerTable {
  const { features, positions, alleles } = genotypes;
  const frequencies = Float64Array.from(features, (_, feature) =>
    alleleFrequency(featureValues(genotypes, feature), ploidy),
  );
  return { ids: features, positions, alleles, frequencies };
}

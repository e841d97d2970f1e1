import type { Dataset } from '@snpress/data';
import type { DataReconciliation } from './data-facts.js';

/** What every stage leaves that makes the data. */
export function dataOutputsOf({ genotypes, expression }: Dataset, reconciliation: DataReconciliation) {
  const { samples } = genotypes;
  const size = {
    samples: samples.length,
    snps: genotypes.features.length,
    genes: expression.features.length,
  };
  return { genotypes, expression, samples, size, reconciliation };
}

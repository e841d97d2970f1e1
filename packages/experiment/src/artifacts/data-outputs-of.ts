import type { Dataset } from '@snpress/data';
import type { DataReconciliation } from './data-facts.js';

/** What every stage leaves that makes the data. */
export function dataOutputsOf({ genotypes, expression }: Dataset, reconciliation: DataReconciliation) {
  return { genotypes, expression, samples: genotypes.samples, reconciliation };
}

import { discoveryRate } from '@snpress/evaluate/model/permutation-test-result';
import type { PredictionOfModel } from './prediction-report.js';

/** What makes a gene predictable, in words. */
export const isPredictable = `q ≤ ${discoveryRate}`;

/** The genes with signal on samples that were held out of training. */
export function predictableGenes(genes: PredictionOfModel['genes']): PredictionOfModel['genes'] {
  return genes.filter(({ q }) => q <= discoveryRate);
}

import { binaryMetrics, binaryTraits } from './binary.js';
import { discoveries, permutation, permutationP } from './chance.js';
import { meanR, meanR2, r2Bins, undefinedR } from './correlation.js';
import { counts, intervals, perSplit } from './details.js';
import type { Detail, Metric, MetricPlace } from './metric.js';
import { mse } from './mse.js';
import { genesAbove, meanSkill, medianSkill, pooledSkill, positiveSkill } from './skill.js';
import { calibration, r2BetweenGenes, r2WithinGenes, signAgreement, slopeWithinGenes } from './variance.js';

/** Everything that is said of a model, in the order in which `metrics.json`, the terminal and the tables have it. */
export const metrics: readonly (Metric | Detail)[] = [
  mse,
  pooledSkill,
  meanSkill,
  medianSkill,
  positiveSkill,
  ...genesAbove,
  meanR,
  undefinedR,
  meanR2,
  r2Bins,
  ...binaryMetrics,
  binaryTraits,
  r2BetweenGenes,
  r2WithinGenes,
  signAgreement,
  calibration,
  slopeWithinGenes,
  intervals,
  permutation,
  permutationP,
  discoveries,
  ...counts,
  perSplit,
];

/** The metrics that are shown somewhere. */
export function metricsIn(place: MetricPlace): readonly Metric[] {
  return metrics.filter((fact): fact is Metric => 'of' in fact && fact.where.includes(place));
}

import { cisEstimator } from '@snpress/models/cis-trans/cis-estimator';
import { getEstimator } from '@snpress/models/registry';
import type { Estimator } from '@snpress/models';
import type { ModelKind } from './model-kind.js';

/** The estimator of a model. */
export function estimatorOf({ type, markers }: ModelKind): Estimator {
  const estimator = getEstimator(type);
  return markers === undefined ? estimator : cisEstimator(estimator, markers.cis);
}

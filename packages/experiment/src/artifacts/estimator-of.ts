import { onMarkers } from '@snpress/models/marker-choice/on-markers';
import { contextEstimator } from '@snpress/models/contexts/context-estimator';
import { getEstimator, loadModel } from '@snpress/models/registry';
import type { Estimator } from '@snpress/models';
import type { ModelKind } from './model-kind.js';

/** The estimator of a model. */
export function estimatorOf({ type, markers, contexts }: ModelKind): Estimator {
  const estimator = getEstimator(type);
  const own = markers === undefined ? estimator : onMarkers(estimator, markers);
  return contexts === undefined ? own : contextEstimator(own, loadModel, contexts);
}

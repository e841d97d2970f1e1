import { cisEstimator } from '@snpress/models/cis-trans/cis-estimator';
import { getEstimator } from '@snpress/models/registry';
import type { Estimator } from '@snpress/models';

/** A kind of model and which markers it is given; all of them where it is not said. */
export interface ModelKind {
  readonly type: string;
  /** The markers within so many bases of each gene. */
  readonly markers?: { readonly cis: number } | undefined;
}

/** The estimator of a model. */
export function estimatorOf({ type, markers }: ModelKind): Estimator {
  const estimator = getEstimator(type);
  return markers === undefined ? estimator : cisEstimator(estimator, markers.cis);
}

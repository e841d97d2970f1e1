import type { ArrayBundle } from '@snpress/data';
import { cisType, loadCisModel } from './cis-trans/cis-model.js';
import type { Estimator, Fitted } from './contract/estimator.js';
import { ModelError } from './contract/model-error.js';
import { elasticNet } from './elastic-net/elastic-net.js';
import { knn } from './knn/knn.js';
import { lasso } from './lasso/lasso.js';
import { mean } from './mean/mean.js';
import { mlp } from './mlp/mlp.js';
import { mlpSae } from './mlp-sae/mlp-sae.js';
import { randomForest } from './random-forest/random-forest.js';
import { ridge } from './ridge/ridge.js';
import { sdae } from './sdae/sdae.js';
import { compositeType, loadComposite } from './tuning/composite.js';
import { topSnp } from './top-snp/top-snp.js';

/** Every estimator that a spec can name, baselines first. To add a model: its import above, its line here. */
export const estimators: readonly Estimator[] = [
  mean,
  topSnp,
  ridge,
  lasso,
  elasticNet,
  knn,
  randomForest,
  sdae,
  mlp,
  mlpSae,
];

/**
 * The estimator of a type.
 * @throws ModelError that lists the known types.
 */
export function getEstimator(type: string): Estimator {
  const estimator = estimators.find((candidate) => candidate.type === type);
  if (estimator === undefined) {
    const known = estimators.map((candidate) => candidate.type).join(', ');
    throw new ModelError(`there is no model of type "${type}"; known types: ${known}`);
  }
  return estimator;
}

/**
 * Restores a fitted model of any type from what its `save` gave.
 * @throws ModelError where the bundle is not a model of a known type.
 */
export function loadModel(bundle: ArrayBundle): Fitted {
  const { type } = bundle.metadata;
  if (typeof type !== 'string') {
    throw new ModelError('this bundle is not a model: its metadata has no "type"');
  }
  if (type === compositeType) return loadComposite(bundle, loadModel);
  return type === cisType ? loadCisModel(bundle, loadModel) : getEstimator(type).load(bundle);
}

import type { ArrayBundle } from '@snpress/data';
import { blendOf } from './blend/blend.js';
import { loadSum } from './blend/weighted-sum.js';
import { isOfChosenMarkers, loadGroupsModel } from './marker-choice/groups-model.js';
import { contextsType } from './contexts/context-estimator.js';
import type { Estimator } from './contract/estimator.js';
import type { Fitted } from './contract/fitted.js';
import { ModelError } from './contract/model-error.js';
import { elasticNet } from './elastic-net/elastic-net.js';
import { knn } from './knn/knn.js';
import { lasso } from './lasso/lasso.js';
import { mean } from './mean/mean.js';
import { mlp } from './mlp/mlp.js';
import { mlpSae } from './mlp-sae/mlp-sae.js';
import { multiKernel } from './multi-kernel/multi-kernel.js';
import { randomForest } from './random-forest/random-forest.js';
import { residualOf } from './residual/residual.js';
import { ridge } from './ridge/ridge.js';
import { rnn } from './rnn/rnn.js';
import { sdae } from './sdae/sdae.js';
import { susie } from './susie/susie.js';
import { compositeType, loadComposite } from './tuning/composite.js';
import { topSnp } from './top-snp/top-snp.js';
import { loadWeights, weightsType } from './linear/weights-model.js';

/** Every estimator that a spec can name, baselines first. To add a model: its import above, its line here. */
export const estimators: readonly Estimator[] = [
  mean,
  topSnp,
  ridge,
  lasso,
  elasticNet,
  susie,
  multiKernel,
  knn,
  randomForest,
  sdae,
  mlp,
  mlpSae,
  rnn,
  residualOf(getEstimator, loadModel),
  blendOf(getEstimator, loadModel),
];

/**
 * The estimator of a type.
 * @param others - estimators beside those of this package; one of the same type comes before them.
 * @throws ModelError that lists the known types.
 */
export function getEstimator(type: string, others: readonly Estimator[] = []): Estimator {
  const all = [...others, ...estimators];
  const estimator = all.find((candidate) => candidate.type === type);
  if (estimator !== undefined) return estimator;
  throw new ModelError('input', {
    code: 'unknown-model',
    subject: type,
    message: `there is no model of type "${type}"`,
    hint: `known types: ${all.map((candidate) => candidate.type).join(', ')}`,
  });
}

/**
 * Restores a fitted model of any type from what its `save` gave.
 * @param others - estimators beside those of this package.
 * @throws ModelError where the bundle is not a model of a known type.
 */
export function loadModel(bundle: ArrayBundle, others: readonly Estimator[] = []): Fitted {
  const { type } = bundle.metadata;
  if (typeof type !== 'string') {
    throw new ModelError('input', {
      code: 'no-model',
      message: 'this bundle is not a model',
      hint: 'its metadata has no "type": give what the save of a fitted model gave',
    });
  }
  const load = (part: ArrayBundle): Fitted => loadModel(part, others);
  if (type === weightsType) return loadWeights(bundle);
  if (type === contextsType) return loadSum(bundle, load);
  if (type === compositeType) return loadComposite(bundle, load);
  return isOfChosenMarkers(type) ? loadGroupsModel(bundle, load) : getEstimator(type, others).load(bundle);
}

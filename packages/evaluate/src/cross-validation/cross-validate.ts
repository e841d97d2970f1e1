import { predictHeldOut } from '@snpress/models/cross-validation/predict-held-out';
import { getEstimator } from '@snpress/models/registry';
import type { Estimator, HeldOutOptions, HeldOutPredictions, TrainingSet } from '@snpress/models';
import { evaluateModel } from '../model/evaluate-model.js';
import type { ModelEvaluation } from '../model/model-evaluation.js';

/** What a cross-validation found. */
export interface CrossValidation {
  /** One entry per outer split: predictions, the settings that were chosen, and the model itself. */
  readonly splits: readonly HeldOutPredictions[];
  /** What the held-out predictions are worth. */
  readonly evaluation: ModelEvaluation;
}

/**
 * Cross-validates an estimator: what it is worth for samples that it never saw. Preprocessing and the choice of settings are part of what is
 * validated, on training samples alone; the numbers are those of an experiment with the same seed.
 *
 * @param estimator - one of @snpress/models, one of your own, or the type of a registered one.
 * @param dataset - genotypes and expression of the same samples, in one order.
 * @throws ModelError or PreprocessError where parameters, a grid, steps or splits are wrong, before anything is fitted.
 * @example
 * const { evaluation, splits } = await crossValidate(ridge, dataset, {
 *   outer: { folds: 5 },
 *   preprocess: { genotypes: [{ impute: {} }] },
 *   select: 'per-gene',
 *   seed: 2017,
 * });
 * console.log(evaluation.skill.mean, splits[0].chosen[0]);
 */
export async function crossValidate<P extends object, I extends object>(
  estimator: Estimator<P, I> | string,
  dataset: TrainingSet,
  options: HeldOutOptions<I> = {},
): Promise<CrossValidation> {
  const known: Estimator<P, I> = typeof estimator === 'string' ? getEstimator(estimator) : estimator;
  const splits = await predictHeldOut(known, dataset, options);
  const { name = known.type } = options;
  return { splits, evaluation: evaluateModel({ name, observed: dataset.expression, splits }) };
}

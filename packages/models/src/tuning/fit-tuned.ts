import { selectSamples } from '@snpress/data/matrix/select-samples';
import { kFold } from '@snpress/preprocess/split/k-fold';
import type { Estimator } from '../contract/estimator.js';
import type { FitContext } from '../contract/fit-context.js';
import type { Fitted } from '../contract/fitted.js';
import { partOfProgress } from '../contract/part-of-progress.js';
import type { TrainingSet } from '../contract/training-set.js';
import type { TuningFold } from '../contract/tuning.js';
import type { Grid } from './expand-grid.js';
import { fitChosen } from './fit-chosen.js';
import { planTuning } from './plan-tuning.js';
import { scoreSettings } from './score-settings.js';
import { selectSettings } from './select-settings.js';

/** How a setting is chosen where a model is fitted within another one. */
export interface TunedFit {
  /** Inner folds. */
  readonly folds: number;
  readonly grid?: Grid | undefined;
  /** `per-gene` when left out. */
  readonly select?: 'global' | 'per-gene' | undefined;
}

/**
 * Fits a model. Where its grid or its own path leaves a choice, each gene gets the setting that is best on inner folds of these samples,
 * or by leave-one-out.
 *
 * @param params - parsed parameters.
 */
export async function fitTuned<P extends object>(
  estimator: Estimator<P>,
  train: TrainingSet,
  params: P,
  { folds, grid = {}, select = 'per-gene' }: TunedFit,
  context: FitContext,
): Promise<Fitted> {
  const { cells, needsTuning, only } = planTuning(estimator, params, grid);
  if (!needsTuning || train.genotypes.samples.length < 2)
    return estimator.fit(train, { ...params, ...only }, context);
  const problem = { train, folds: innerFolds(train, folds, context), choose: select };
  const share = 0.8 / cells.length;
  const scores = [];
  for (const [at, { settings }] of cells.entries()) {
    const own = partOfProgress(context, at * share, share);
    scores.push(await scoreSettings(estimator, problem, params, settings, own));
  }
  const selection = selectSettings(scores, { select });
  return fitChosen(estimator, train, params, selection, partOfProgress(context, 0.8, 0.2));
}

/** Random folds of a training set; fewer where it has not as many samples, none where it has one. */
export function innerFolds(
  train: TrainingSet,
  folds: number,
  { rng, markerWeights }: Pick<FitContext, 'rng' | 'markerWeights'>,
): TuningFold[] {
  const { samples } = train.genotypes;
  if (samples.length < 2) return [];
  const rows = (own: readonly number[]): TrainingSet => ({
    genotypes: selectSamples(train.genotypes, own),
    expression: selectSamples(train.expression, own),
  });
  return kFold(samples, Math.min(folds, samples.length), rng.fork('folds')).map(({ train: kept, test }) => ({
    train: rows(kept),
    validation: rows(test),
    markerWeights,
  }));
}

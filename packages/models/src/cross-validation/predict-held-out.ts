import { createRng } from '@snpress/data/random/rng';
import { nestedSplits } from '@snpress/preprocess/split/nested-splits';
import type { NestedSplit, SplitSpec } from '@snpress/preprocess';
import { checkTrainingSet } from '../contract/check-training-set.js';
import type { Estimator } from '../contract/estimator.js';
import type { FitContext } from '../contract/fit-context.js';
import type { TrainingSet } from '../contract/training-set.js';
import { parseParams } from '../contract/parse-params.js';
import { partOfProgress } from '../contract/part-of-progress.js';
import { mean } from '../mean/mean.js';
import { fitChosen } from '../tuning/fit-chosen.js';
import { planTuning } from '../tuning/plan-tuning.js';
import { chooseSettings } from './choose-settings.js';
import { findPretrained } from './find-pretrained.js';
import type { HeldOutOptions } from './held-out-options.js';
import type { HeldOutPredictions } from './held-out-predictions.js';
import { prepareSamples } from './prepared-samples.js';

/** The share of a split's work that tuning is, for progress. */
const TUNING = 0.8;

/**
 * Predicts every held-out sample by a model that never saw it: for each outer split, steps are fitted on its training samples, settings are
 * chosen in inner folds of them, and the model is fitted to them; of the held-out samples it is given the genotypes alone. The numbers
 * are those of an experiment with the same seed.
 *
 * @param dataset - genotypes and expression of the same samples, in one order; genotypes may hold missing values where a step imputes them.
 * @throws ModelError or PreprocessError where parameters, a grid, steps or splits are wrong, before anything is fitted.
 */
export async function predictHeldOut<P extends object, I extends object>(
  estimator: Estimator<P, I>,
  dataset: TrainingSet,
  options: HeldOutOptions<I> = {},
): Promise<readonly HeldOutPredictions[]> {
  checkTrainingSet(estimator.type, dataset, false);
  const { seed = 1, signal, onProgress } = options;
  const rng = createRng(seed);
  const params = parseParams(estimator, options.params);
  planTuning(estimator, params, options.grid);
  const splits = splitsOf(dataset.genotypes.samples, options, rng.fork('split'));
  const results: HeldOutPredictions[] = [];
  for (const [index, split] of splits.entries()) {
    const context = { rng: rng.fork(`outer${index}`), signal, onProgress };
    const part = partOfProgress(context, index / splits.length, 1 / splits.length);
    results.push(await predictSplit(estimator, dataset, split, params, options, part));
  }
  return results;
}

function splitsOf(
  samples: readonly string[],
  { outer = { folds: 5 }, inner = { folds: 5 }, groups }: Pick<HeldOutOptions, 'outer' | 'inner' | 'groups'>,
  rng: FitContext['rng'],
): readonly NestedSplit[] {
  const foldOfSample = outer instanceof Map ? (outer as ReadonlyMap<string, string>) : undefined;
  const spec: SplitSpec['outer'] =
    foldOfSample === undefined ? { repeats: 1, ...(outer as { folds: number }) } : { file: '' };
  return nestedSplits(samples, { outer: spec, inner }, rng, { foldOfSample, groupOfSample: groups });
}

async function predictSplit<P extends object, I extends object>(
  estimator: Estimator<P, I>,
  dataset: TrainingSet,
  { label, train: rows, test, inner }: NestedSplit,
  params: P,
  { grid, select = 'global', preprocess: steps = {}, name = estimator.type }: HeldOutOptions<I>,
  context: FitContext,
): Promise<HeldOutPredictions> {
  const whole = prepareSamples(dataset, rows, steps);
  const { train, genotypeSteps, expressionSteps } = whole;
  const plan = planTuning(estimator, params, grid);
  const selection = plan.needsTuning
    ? await chooseSettings(
        estimator,
        { name, dataset, whole, inner, steps, params, plan, select },
        partOfProgress(context, 0, TUNING),
      )
    : { settings: [plan.only], choice: 0 };
  const { settings, choice } = selection;

  const cells = plan.cells.map(({ cell }) => ({ ...params, ...cell }));
  const find = await findPretrained(estimator, cells, train.genotypes, context);
  const last = partOfProgress(context, TUNING, 1 - TUNING);
  const own = { ...last, rng: context.rng.fork('refit').fork(name) };
  const fitted = await fitChosen(estimator, train, params, { settings, choice }, own, find);

  const genotypes = genotypeSteps.apply(dataset.genotypes, test);
  const means = await mean.fit(train);
  return {
    label,
    train: rows,
    test,
    trainSamples: rows.length,
    predicted: expressionSteps.invert(fitted.predict(genotypes)),
    baseline: expressionSteps.invert(means.predict(genotypes)),
    chosen: train.expression.features.map((_, gene) =>
      typeof choice === 'number' ? settings[choice]! : settings[choice[gene]!]!,
    ),
    genotypeSteps,
    expressionSteps,
    fitted,
  };
}

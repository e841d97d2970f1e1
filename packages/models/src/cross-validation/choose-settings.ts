import type { Split } from '@snpress/preprocess';
import type { Estimator } from '../contract/estimator.js';
import type { FitContext } from '../contract/fit-context.js';
import type { TrainingSet } from '../contract/training-set.js';
import { partOfProgress } from '../contract/part-of-progress.js';
import type { TuningFold, TuningProblem, TuningScores } from '../contract/tuning.js';
import { describeSetting } from '../tuning/describe-setting.js';
import type { TuningPlan } from '../tuning/plan-tuning.js';
import { scoreSettings } from '../tuning/score-settings.js';
import { selectSettings } from '../tuning/select-settings.js';
import type { Selection } from '../tuning/selection.js';
import { findPretrained } from './find-pretrained.js';
import { type PreparedSamples, type PreprocessSteps, prepareSamples } from './prepared-samples.js';

/** What settings are chosen by. */
export interface ChoiceProblem {
  readonly name: string;
  readonly dataset: TrainingSet;
  readonly whole: PreparedSamples;
  /** Rows of the dataset, all of them among those of the training set. */
  readonly inner: readonly Split[];
  readonly steps: PreprocessSteps;
  readonly params: object;
  readonly plan: TuningPlan;
  readonly select: 'global' | 'per-gene';
}

/** Chooses settings by the errors in inner folds of one training set. */
export async function chooseSettings(
  estimator: Estimator,
  { name, dataset, whole, inner, steps, params, plan, select }: ChoiceProblem,
  context: FitContext,
): Promise<Selection> {
  const known = new Map<number, TuningFold>();
  const foldOf = (index: number): TuningFold => {
    const before = known.get(index);
    if (before !== undefined) return before;
    const { train: rows, test } = inner[index]!;
    const prepared = prepareSamples(dataset, rows, steps, whole.expressionSteps);
    const fold = {
      train: prepared.train,
      validation: {
        genotypes: prepared.genotypeSteps.apply(dataset.genotypes, test),
        expression: prepared.expressionSteps.apply(dataset.expression, test),
      },
    };
    known.set(index, fold);
    return fold;
  };

  const scores: TuningScores[] = [];
  for (const [at, { cell, settings, folds }] of plan.cells.entries()) {
    const label = ['tune', name, describeSetting(cell)].filter(Boolean).join('/');
    const own = partOfProgress(context, at / plan.cells.length, 1 / plan.cells.length);
    const score = (problem: Partial<TuningProblem>, part: FitContext): Promise<TuningScores> =>
      scoreSettings(
        estimator,
        { train: whole.train, folds: [], choose: select, ...problem },
        params,
        settings,
        { ...part, rng: part.rng.fork(label) },
      );
    if (folds !== 'each') {
      const all = folds === 'all' ? inner.map((_, index) => foldOf(index)) : [];
      scores.push(await score({ folds: all }, own));
      continue;
    }
    for (const index of inner.keys()) {
      const fold = foldOf(index);
      const place = { ...own, rng: own.rng.fork(`inner${index}`) };
      const cellParams = { ...params, ...cell };
      const find = await findPretrained(estimator, [cellParams], fold.train.genotypes, place);
      const part = partOfProgress(place, index / inner.length, 1 / inner.length);
      scores.push(
        await score({ folds: [fold] }, { ...part, pretrained: find({ ...params, ...settings[0] }) }),
      );
    }
  }
  return selectSettings(scores, { select });
}

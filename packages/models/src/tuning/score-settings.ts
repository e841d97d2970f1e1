import type { Estimator } from '../contract/estimator.js';
import type { FitContext } from '../contract/fit-context.js';
import { nextTurn } from '../contract/next-turn.js';
import { partOfProgress } from '../contract/part-of-progress.js';
import { parseParams } from '../contract/parse-params.js';
import type { Setting, TuningProblem, TuningScores } from '../contract/tuning.js';
import { valuesPerGene } from '../contract/values-per-gene.js';
import { addSquaredErrors } from './add-squared-errors.js';
import { contextFor } from './context-for.js';
import { groupByCell, type PathGroup } from './split-setting.js';

/**
 * Held-out squared errors of settings for every gene, by the estimator's path where the settings lie along it and by one
 * fit per fold and setting otherwise.
 *
 * Every setting sees the same random numbers in a fold, so a setting's score does not depend on which others are scored.
 *
 * @param params - parsed parameters; each setting overrides them.
 * @param settings - complete settings, as `planTuning` gives them for a cell.
 * @throws ModelError where a set or a setting is not fit for the estimator.
 */
export async function scoreSettings<P extends object>(
  estimator: Estimator<P>,
  problem: TuningProblem,
  params: P,
  settings: readonly Setting[],
  context: FitContext,
): Promise<TuningScores> {
  const genes = problem.train.expression.features.length;
  const sse = new Float64Array(settings.length * genes);
  const shared = contextFor(estimator, params, settings, context);
  let rows = 0;
  for (const group of groupByCell(estimator, settings)) {
    const scores = await scoreGroup(estimator, problem, params, group, shared);
    group.indices.forEach((index, from) => {
      sse.set(scores.sse.subarray(from * genes, (from + 1) * genes), index * genes);
    });
    rows = scores.rows;
  }
  return { settings, sse, rows };
}

async function scoreGroup<P extends object>(
  estimator: Estimator<P>,
  problem: TuningProblem,
  params: P,
  { cell, along }: PathGroup,
  context: FitContext,
): Promise<TuningScores> {
  if (estimator.path !== undefined && along.every((setting) => Object.keys(setting).length > 0)) {
    return estimator.path.score(problem, parseParams(estimator, params, cell), along, context);
  }
  const genes = problem.train.expression.features.length;
  const sse = new Float64Array(along.length * genes);
  for (const [fold, { train, validation, markerWeights }] of problem.folds.entries()) {
    for (const [index, setting] of along.entries()) {
      const done = (fold + index / along.length) / problem.folds.length;
      await nextTurn(context, done);
      const merged = parseParams(estimator, params, { ...cell, ...setting });
      const own = partOfProgress(context, done, 1 / (along.length * problem.folds.length));
      const fitted = await estimator.fit(train, merged, {
        ...own,
        rng: context.rng.fork(fold),
        markerWeights,
      });
      addSquaredErrors(sse, index * genes, fitted.predict(validation.genotypes), validation.expression);
    }
  }
  return {
    settings: along,
    sse,
    rows: valuesPerGene(problem.folds.map((fold) => fold.validation.expression)),
  };
}

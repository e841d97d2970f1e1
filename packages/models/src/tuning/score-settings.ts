import type { Matrix } from '@snpress/data';
import type { Estimator } from '../contract/estimator.js';
import type { FitContext } from '../contract/fit-context.js';
import { nextTurn } from '../contract/next-turn.js';
import { partOfProgress } from '../contract/part-of-progress.js';
import { parseParams } from '../contract/parse-params.js';
import type { SweptProblem } from '../contract/swept-estimator.js';
import type { Setting, TuningProblem, TuningScores } from '../contract/tuning.js';
import { valuesPerGene } from '../contract/values-per-gene.js';
import { addSquaredErrors } from './add-squared-errors.js';
import { contextFor } from './context-for.js';
import type { TuningPlan } from './plan-tuning.js';
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
export function scoreSettings<P extends object>(
  estimator: Estimator<P>,
  problem: TuningProblem,
  params: P,
  settings: readonly Setting[],
  context: FitContext,
): Promise<TuningScores> {
  const shared = contextFor(estimator, params, settings, context);
  return scoreCells(estimator, problem, settings, (group) =>
    scoreGroup(estimator, problem, params, group, shared),
  );
}

/** The same with genotypes that are read in blocks, by an estimator for which `tunesSwept` holds. */
export function scoreSwept<P extends object>(
  estimator: Estimator<P>,
  problem: SweptProblem,
  params: P,
  settings: readonly Setting[],
  context: FitContext,
): Promise<TuningScores> {
  const { score, path } = estimator.swept!;
  return scoreCells(estimator, problem, settings, ({ cell, along }) =>
    (score ?? path!.score)(problem, parseParams(estimator, params, cell), along, context),
  );
}

/** Whether an estimator chooses among these settings while genotypes are read in blocks: any, or those of its path. */
export function tunesSwept(estimator: Estimator, { needsTuning, cells }: TuningPlan): boolean {
  if (!needsTuning || estimator.swept?.score !== undefined) return true;
  return (
    estimator.swept?.path !== undefined &&
    cells.every(({ settings }) => groupByCell(estimator, settings).every(liesAlongPath))
  );
}

async function scoreCells(
  estimator: Estimator,
  { train }: { readonly train: { readonly expression: Matrix } },
  settings: readonly Setting[],
  score: (group: PathGroup) => Promise<TuningScores> | TuningScores,
): Promise<TuningScores> {
  const genes = train.expression.features.length;
  const sse = new Float64Array(settings.length * genes);
  let rows = 0;
  for (const group of groupByCell(estimator, settings)) {
    const scores = await score(group);
    group.indices.forEach((index, from) => {
      sse.set(scores.sse.subarray(from * genes, (from + 1) * genes), index * genes);
    });
    rows = scores.rows;
  }
  return { settings, sse, rows };
}

function liesAlongPath({ along }: PathGroup): boolean {
  return along.every((setting) => Object.keys(setting).length > 0);
}

async function scoreGroup<P extends object>(
  estimator: Estimator<P>,
  problem: TuningProblem,
  params: P,
  group: PathGroup,
  context: FitContext,
): Promise<TuningScores> {
  const { cell, along } = group;
  if (estimator.path !== undefined && liesAlongPath(group)) {
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

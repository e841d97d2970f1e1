import type { FitContext } from '../contract/fit-context.js';
import type { Fitted } from '../contract/fitted.js';
import { nextTurn } from '../contract/next-turn.js';
import { observedGroups, observedSet } from '../contract/observed-groups.js';
import { partOfProgress } from '../contract/part-of-progress.js';
import type { TrainingSet } from '../contract/training-set.js';
import type { Setting, TuningProblem, TuningScores } from '../contract/tuning.js';
import { expressionVariance } from '../linear/expression-variance.js';
import type { CompositePart } from '../tuning/composite-part.js';

/**
 * Fits genes with the same pattern of missing values together, each group to the samples that it has.
 * @param fit - fits a group, given its training set, without missing values, and which genes it has.
 */
export async function fitGroups(
  train: TrainingSet,
  context: FitContext,
  fit: (set: TrainingSet, genes: Int32Array, context: FitContext) => Promise<Fitted> | Fitted,
): Promise<CompositePart[]> {
  const parts: CompositePart[] = [];
  const total = train.expression.features.length;
  let done = 0;
  for (const { genes, rows } of observedGroups([train.expression])) {
    await nextTurn(context, done / total);
    const set = observedSet(train, genes, rows[0]!);
    const own = partOfProgress(context, done / total, genes.length / total);
    const every = rows[0]!.length === train.genotypes.samples.length;
    const fitted = await fit(set, genes, every ? own : { ...own, pretrained: undefined });
    const variance = expressionVariance(set.expression);
    parts.push({ fitted, from: Int32Array.from(genes.keys()), genes, variance });
    done += genes.length;
  }
  return parts;
}

/**
 * Held-out errors along a path where values are missing: of each group of genes in the samples that it has, in the training set and in every
 * fold.
 * @param score - scores a group, given its part of the problem, without missing values.
 */
export async function scoreGroups(
  { train, folds, choose }: TuningProblem,
  settings: readonly Setting[],
  context: FitContext,
  score: (problem: TuningProblem, context: FitContext) => Promise<TuningScores> | TuningScores,
): Promise<Float64Array> {
  const total = train.expression.features.length;
  const sse = new Float64Array(settings.length * total);
  const sets = [train, ...folds.flatMap((fold) => [fold.train, fold.validation])];
  let done = 0;
  for (const { genes, rows } of observedGroups(sets.map(({ expression }) => expression))) {
    await nextTurn(context, done / total);
    const own = { ...partOfProgress(context, done / total, genes.length / total), pretrained: undefined };
    const ofSet = (at: number): TrainingSet => observedSet(sets[at]!, genes, rows[at]!);
    const problem = {
      train: ofSet(0),
      folds: [...folds.keys()]
        .filter((fold) => rows[2 + 2 * fold]!.length > 0)
        .map((fold) => ({ train: ofSet(1 + 2 * fold), validation: ofSet(2 + 2 * fold) })),
      choose,
    };
    const scores = await score(problem, own);
    for (const setting of settings.keys()) {
      genes.forEach((gene, index) => {
        sse[setting * total + gene] = scores.sse[setting * genes.length + index]!;
      });
    }
    done += genes.length;
  }
  return sse;
}

import type { FitContext } from '../contract/fit-context.js';
import type { Fitted } from '../contract/fitted.js';
import type { TrainingSet } from '../contract/training-set.js';
import { partOfProgress } from '../contract/part-of-progress.js';
import type { PathEstimator } from '../contract/path-estimator.js';
import type { Setting, TuningFold } from '../contract/tuning.js';
import { forestWeights } from './forest-weights.js';
import { fitGramForest, growForestFor } from './gram-forest.js';
import { fittedMlForests, growMlForests } from './ml-forest.js';
import type { RandomForestParams } from './random-forest-params.js';
import { addSquaredErrors } from '../tuning/add-squared-errors.js';
import { addWeightedErrors } from '../sample-weights/weighted-expression.js';

/** All numbers of trees from one forest: the first 50 of 200 trees are the forest of 50. */
export const forestPath: PathEstimator<RandomForestParams> = {
  parameters: ['trees'],
  settings: () => [],
  folds: () => 'each',
  async score(problem, params, settings, context) {
    const genes = problem.train.expression.features.length;
    const sse = new Float64Array(settings.length * genes);
    const trees = settings.map((setting) => treesOf(setting, params));
    const scoreFold = params.engine === 'gram' ? scoreGramFold : scoreMlFold;
    let rows = 0;
    for (const [index, fold] of problem.folds.entries()) {
      const own = partOfProgress(context, index / problem.folds.length, 1 / problem.folds.length);
      await scoreFold(fold, params, trees, sse, { ...own, rng: context.rng.fork(index) });
      rows += fold.validation.expression.samples.length;
    }
    return { settings, sse, rows };
  },
  fitPerGene(train, params, settings, choice, context) {
    const geneTrees = Int32Array.from(choice, (index) => treesOf(settings[index]!, params));
    return fitForest(train, params, geneTrees, context);
  },
};

/** Fits a forest of either engine in which gene `g` is predicted by the first `geneTrees[g]` trees. */
export async function fitForest(
  train: TrainingSet,
  params: RandomForestParams,
  geneTrees: Int32Array,
  context: FitContext,
): Promise<Fitted> {
  if (params.engine === 'gram') return fitGramForest(train, params, geneTrees, context);
  return fittedMlForests(await growMlForests(train, params, geneTrees, context));
}

async function scoreGramFold(
  { train, validation }: TuningFold,
  params: RandomForestParams,
  trees: readonly number[],
  sse: Float64Array,
  context: FitContext,
): Promise<void> {
  const forest = await growForestFor(train, { ...params, trees: Math.max(...trees) }, context);
  const weights = forestWeights(forest, validation.genotypes, trees);
  const genes = train.expression.features.length;
  trees.forEach((count, setting) => {
    const own = weights.get(count)!;
    addWeightedErrors(sse, setting * genes, () => own, train.expression, validation.expression);
  });
}

async function scoreMlFold(
  { train, validation }: TuningFold,
  params: RandomForestParams,
  trees: readonly number[],
  sse: Float64Array,
  context: FitContext,
): Promise<void> {
  const genes = train.expression.features.length;
  const largest = new Int32Array(genes).fill(Math.max(...trees));
  const parts = await growMlForests(train, params, largest, context);
  trees.forEach((count, setting) => {
    const geneTrees = new Int32Array(genes).fill(count);
    const predicted = fittedMlForests({ ...parts, geneTrees }).predict(validation.genotypes);
    addSquaredErrors(sse, setting * genes, predicted, validation.expression);
  });
}

function treesOf(setting: Setting, params: RandomForestParams): number {
  return (setting.trees as number | undefined) ?? params.trees;
}

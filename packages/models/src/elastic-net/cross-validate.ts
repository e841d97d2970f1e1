import type { FitContext } from '../contract/fit-context.js';
import { nextTurn } from '../contract/next-turn.js';
import { valuesPerGene } from '../contract/values-per-gene.js';
import type { TrainingSet } from '../contract/training-set.js';
import type { Setting, TuningProblem, TuningScores } from '../contract/tuning.js';
import { columnScreen } from './column-screen.js';
import { prepareDesign } from './design.js';
import { absoluteAlpha, type ElasticNetParams } from './elastic-net-params.js';
import { FoldPath } from './fold-path.js';
import { centreGene } from './centre-gene.js';
import { hasTurned } from './has-turned.js';
import { largestAlpha } from './penalty.js';

/**
 * Held-out errors of every setting and gene: the inner folds go down the paths of some genes together in lockstep. All folds use the
 * same absolute penalties, those of the gene in the whole training set. For a choice per gene the walk ends where the
 * error has clearly turned.
 */
export async function crossValidate(
  { train, folds, choose }: TuningProblem,
  params: ElasticNetParams,
  settings: readonly Setting[],
  context: FitContext,
): Promise<TuningScores> {
  const penalties = settings.map((setting) => ({
    alpha: params.alpha,
    relativeAlpha: params.relativeAlpha,
    ...setting,
  }));
  const largest = await largestAlphas(train, params, context);
  const paths = folds.map((fold) => new FoldPath(fold, params));
  const genes = train.expression.features.length;
  const together = Math.max(1, ...paths.map((path) => path.together));
  const sse = new Float64Array(settings.length * genes).fill(Infinity);
  try {
    for (let first = 0; first < genes; first += together) {
      const some = Array.from({ length: Math.min(together, genes - first) }, (_, lane) => first + lane);
      for (const path of paths) path.start(some);
      let walks = some.map((gene, lane) => {
        const alphas = penalties.map((given) => absoluteAlpha(given, largest[gene]!));
        const order = [...alphas.keys()].sort((a, b) => alphas[b]! - alphas[a]! || a - b);
        return { gene, lane, alphas, order, errors: [] as number[] };
      });
      for (let place = 0; place < settings.length && walks.length > 0; place++) {
        const steps = walks.map(({ lane, alphas, order }) => ({
          lane,
          alpha: alphas[order[place]!]!,
          next: alphas[order[place + 1]!],
        }));
        for (const { errors } of walks) errors.push(0);
        for (const path of paths) {
          await nextTurn(context, (first + (place / settings.length) * some.length) / genes);
          path.step(steps).forEach((error, k) => (walks[k]!.errors[place]! += error));
        }
        for (const { gene, order, errors } of walks) sse[order[place]! * genes + gene] = errors[place]!;
        if (choose === 'per-gene') walks = walks.filter(({ errors }) => !hasTurned(errors));
      }
    }
  } finally {
    for (const path of paths) path.release();
  }
  return {
    settings,
    sse,
    rows: valuesPerGene(folds.map(({ validation }) => validation.expression)),
  };
}

/** The α at which the first weight of each gene leaves zero. */
async function largestAlphas(
  { genotypes, expression }: TrainingSet,
  { standardize, l1Ratio }: ElasticNetParams,
  context: FitContext,
): Promise<number[]> {
  const design = prepareDesign(genotypes, standardize, context.markerWeights);
  const { samples } = design;
  const screen = columnScreen(design);
  const largest: number[] = [];
  try {
    while (largest.length < expression.features.length) {
      await nextTurn(context, 0);
      const genes = expression.features.slice(largest.length, largest.length + screen.together);
      const vectors = genes.map(() => new Float64Array(samples));
      const lacking = vectors.map(
        (vector, k) => centreGene(expression, largest.length + k, vector).missing.length,
      );
      screen.largest(vectors).forEach((product, k) => {
        largest.push(largestAlpha({ samples: samples - lacking[k]!, l1Ratio }, product));
      });
    }
  } finally {
    screen.release();
  }
  return largest;
}

import type { FitContext } from '../contract/fit-context.js';
import { nextTurn } from '../contract/next-turn.js';
import { valuesPerGene } from '../contract/values-per-gene.js';
import type { Setting, TuningProblem, TuningScores } from '../contract/tuning.js';
import { ColumnScreen } from './column-screen.js';
import { prepareDesign } from './design.js';
import { absoluteAlpha, type ElasticNetParams } from './elastic-net-params.js';
import { FoldPath } from './fold-path.js';
import { centreGene } from './centre-gene.js';
import { hasTurned } from './has-turned.js';
import { largestAlpha } from './penalty.js';

/**
 * Held-out errors of every setting and gene: the inner folds go down each gene's path in lockstep. All folds use the
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
  const design = prepareDesign(train.genotypes, params.standardize, context.markerWeights);
  const screen = new ColumnScreen(design);
  const centred = new Float64Array(design.samples);
  const paths = folds.map((fold) => new FoldPath(fold, params));
  const genes = train.expression.features.length;
  const sse = new Float64Array(settings.length * genes).fill(Infinity);
  try {
    for (let gene = 0; gene < genes; gene++) {
      await nextTurn(context, gene / genes);
      const { missing } = centreGene(train.expression, gene, centred);
      const penalty = { samples: design.samples - missing.length, l1Ratio: params.l1Ratio };
      screen.load(centred);
      const largest = largestAlpha(penalty, screen.largest(centred));
      const alphas = penalties.map((given) => absoluteAlpha(given, largest));
      const order = [...alphas.keys()].sort((a, b) => alphas[b]! - alphas[a]! || a - b);
      const errors: number[] = [];
      for (const path of paths) path.start(gene);
      for (const index of order) {
        const error = paths.reduce((sum, path) => sum + path.step(alphas[index]!), 0);
        sse[index * genes + gene] = error;
        errors.push(error);
        if (choose === 'per-gene' && hasTurned(errors)) break;
      }
    }
  } finally {
    screen.release();
    for (const path of paths) path.release();
  }
  return {
    settings,
    sse,
    rows: valuesPerGene(folds.map(({ validation }) => validation.expression)),
  };
}

import type { FitContext } from '../contract/fit-context.js';
import { nextTurn } from '../contract/next-turn.js';
import type { TrainingSet } from '../contract/training-set.js';
import type { Setting, TuningProblem, TuningScores } from '../contract/tuning.js';
import { prepareDesign } from './design.js';
import type { ElasticNetParams } from './elastic-net-params.js';
import { FoldPath } from './fold-path.js';
import { GeneLanes } from './gene-lanes.js';
import { hasTurned } from './has-turned.js';
import { tellUnsolved } from './tell-unsolved.js';
import { scoresOf, sumsOf, walksOf, type Walk } from './walk.js';

/** Penalties beyond that at which the sum of errors of a sample of genes has turned: that of all may turn a little later. */
const MARGIN = 2;

/**
 * Held-out errors of every setting and gene: the inner folds go down the paths of some genes together in lockstep. All folds use the
 * same absolute penalties, those of the gene in the whole training set. For a choice per gene the walk of a gene ends where its
 * error has clearly turned; for one choice of all genes all walks end where the sum of their errors has.
 */
export async function crossValidate(
  type: string,
  { train, folds, choose }: TuningProblem,
  params: ElasticNetParams,
  settings: readonly Setting[],
  context: FitContext,
): Promise<TuningScores> {
  const walkOf = walksOf(params, settings);
  const walks = (await largestAlphas(train, params, context)).map((most, gene) => walkOf(gene, most));
  const paths = folds.map((fold) => new FoldPath(fold, params));
  try {
    await walkAll(paths, walks, choose, context);
  } finally {
    for (const path of paths) path.release();
  }
  const unsolved = new Set(paths.flatMap((path) => [...path.unsolved]));
  tellUnsolved(type, unsolved.size, 'maxIterations', 'scores', context);
  return scoresOf(
    settings,
    walks,
    folds.map(({ validation }) => validation.expression),
  );
}

async function walkAll(
  paths: readonly FoldPath[],
  walks: readonly Walk[],
  choose: TuningProblem['choose'],
  context: FitContext,
): Promise<void> {
  const together = Math.max(1, ...paths.map((path) => path.together));
  const settings = walks[0]?.order.length ?? 0;
  /** Whether every setting has the same place on all walks. */
  const isOneOrder = walks.every(({ order }) =>
    order.every((index, place) => index === walks[0]!.order[place]),
  );
  const mayEnd = choose === 'global' && isOneOrder;
  /** How far all go, as a sample of them shows. */
  let places = settings;
  // Each part has genes of everywhere, so that the first is a sample of all.
  const parts = Math.ceil(walks.length / together);
  const margin = parts > 1 ? MARGIN : 0;
  const groups = Array.from({ length: parts }, (_, part) => walks.filter((_, k) => k % parts === part));
  for (let round = 0; ; round++) {
    for (const [part, some] of groups.entries()) {
      const isSample = mayEnd && round === 0 && part === 0;
      const hasEnded = (walk: Walk): boolean =>
        walk.errors.length === places ||
        (choose === 'per-gene' && hasTurned(walk.errors)) ||
        (isSample && hasTurned(sumsOf(some).slice(0, walk.errors.length - margin)));
      await walkTogether(paths, some, hasEnded, (done) => nextTurn(context, (part + done) / parts));
      if (isSample) places = walks[0]!.errors.length;
    }
    if (places === settings || hasTurned(sumsOf(walks))) return;
    // Small penalties cost most by far: no more of them than needed.
    places = Math.min(settings, places + Math.max(2 * MARGIN, Math.ceil(places / 4)));
  }
}

/** Takes some genes down their penalties from the first on. */
async function walkTogether(
  paths: readonly FoldPath[],
  walks: readonly Walk[],
  hasEnded: (walk: Walk) => boolean,
  pause: (done: number) => Promise<void>,
): Promise<void> {
  for (const path of paths) path.start(walks.map(({ gene }) => gene));
  for (const { errors } of walks) errors.length = 0;
  let going = walks.map((walk, lane) => ({ walk, lane }));
  for (let place = 0; going.length > 0; place++) {
    const steps = going.map(({ walk: { alphas }, lane }) => ({
      lane,
      alpha: alphas[place]!,
      next: alphas[place + 1],
    }));
    const sums = going.map(() => 0);
    for (const path of paths) {
      await pause(place / walks[0]!.order.length);
      path.step(steps).forEach((error, k) => (sums[k]! += error));
    }
    going.forEach(({ walk }, k) => walk.errors.push(sums[k]!));
    going = going.filter(({ walk }) => !hasEnded(walk));
  }
}

/** The α at which the first weight of each gene leaves zero. */
async function largestAlphas(
  { genotypes, expression }: TrainingSet,
  params: ElasticNetParams,
  context: FitContext,
): Promise<number[]> {
  const design = prepareDesign(genotypes, params.standardize, context.markerWeights);
  const solver = new GeneLanes(design, params);
  const genes = [...expression.features.keys()];
  const largest: number[] = [];
  try {
    while (largest.length < genes.length) {
      await nextTurn(context, 0);
      const some = genes.slice(largest.length, largest.length + solver.together);
      largest.push(...solver.start(expression, some).map((lane) => lane.largest));
    }
  } finally {
    solver.release();
  }
  return largest;
}

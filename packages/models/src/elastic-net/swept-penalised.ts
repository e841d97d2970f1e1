import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { FitContext } from '../contract/fit-context.js';
import type { Fitted } from '../contract/fitted.js';
import { foldRows } from '../contract/fold-rows.js';
import { partOfProgress } from '../contract/part-of-progress.js';
import type {
  SweptEstimator,
  SweptProblem,
  SweptSizes,
  SweptTrainingSet,
} from '../contract/swept-estimator.js';
import type { Setting, TuningScores } from '../contract/tuning.js';
import { sweptImportance } from '../linear/linear-importance.js';
import { sweptColumns } from '../linear/swept-columns.js';
import { absoluteAlpha, type ElasticNetParams } from './elastic-net-params.js';
import { warmAlphas } from './fit-genes.js';
import { hasRisen, hasTurned } from './has-turned.js';
import { markerSweeps } from './marker-sweeps.js';
import { linearSparseModel, sparseModel } from './sparse-model.js';
import { packWeights, type GeneWeights } from './sparse-weights.js';
import { tellUnsolved } from './tell-unsolved.js';
import { scoresOf, sumsOf, walksOf, type Walk } from './walk.js';
import {
  genesAtOnce,
  MOST_SWEEPS,
  walkInSweeps,
  type SweepLimits,
  type SweptWalk,
} from './walk-in-sweeps.js';

/**
 * Lasso and elastic net on genotypes that are read in blocks of markers, with the few markers in memory that may have a weight.
 */
export function sweptPenalised<P>(
  type: string,
  complete: (params: P) => ElasticNetParams,
  parse: (params: P, setting: Setting) => P,
  limits: SweepLimits = {},
): SweptEstimator<P> {
  const sweepsOf = ({ samples, markers, genes }: SweptSizes, sets: number): number =>
    MOST_SWEEPS * Math.ceil(genes / genesAtOnce(samples, markers, sets));
  return {
    fit: (train, params, context) =>
      fitInSweeps({ type, limits }, train, complete(params), () => complete(params), context),
    path: {
      score: (problem, params, settings, context) =>
        scoreInSweeps({ type, limits }, problem, complete(params), settings, context),
      fitPerGene(train, params, settings, choice, context) {
        const penalties = settings.map((setting) => complete(parse(params, setting)));
        return fitInSweeps(
          { type, limits },
          train,
          complete(params),
          (gene) => penalties[choice[gene]!]!,
          context,
        );
      },
    },
    sweeps: (_, sizes) => ({
      score: sizes.settings > 0 ? sweepsOf(sizes, sizes.folds) : 0,
      fit: sweepsOf(sizes, 1),
    }),
  };
}

interface Kind {
  readonly type: string;
  readonly limits: SweepLimits;
}

/** What the walk of some genes is made of, whatever becomes of its solutions. */
type WalkOfGenes = Pick<SweptWalk<unknown>, 'train' | 'sets' | 'genes' | 'params' | 'limits' | 'context'>;

/** Genes in parts that share sweeps. */
function partsOf(shared: Omit<WalkOfGenes, 'genes'>): WalkOfGenes[] {
  const { genotypes, expression } = shared.train;
  const genes = expression.features.length;
  const width = genesAtOnce(genotypes.samples.length, genotypes.features.length, shared.sets.length);
  const parts = Math.ceil(genes / width);
  return Array.from({ length: parts }, (_, part) => ({
    ...shared,
    genes: Array.from({ length: Math.min(width, genes - part * width) }, (_, k) => part * width + k),
    context: partOfProgress(shared.context, part / parts, 1 / parts),
  }));
}

async function scoreInSweeps(
  { type, limits }: Kind,
  problem: SweptProblem,
  params: ElasticNetParams,
  settings: readonly Setting[],
  context: FitContext,
): Promise<TuningScores> {
  const { train, choose } = problem;
  const sets = foldRows(type, problem);
  const walkOf = walksOf(params, settings);
  const walks: Walk[] = [];
  const unsolved = new Set<number>();
  const parts = partsOf({ train, sets, params, limits, context });
  const sweeps = markerSweeps(train.genotypes, params.standardize, context, () => undefined);
  for (const walk of parts) {
    const { genes } = walk;
    const own: Walk[] = [];
    /** Those that decide how far a gene goes. */
    const errorsOf = (k: number, ahead: readonly (readonly number[])[]): readonly number[] => {
      const all = own.map(({ errors }, j) => ({ errors: [...errors, ...(ahead[j] ?? [])] }));
      if (choose === 'per-gene') return all[k]!.errors;
      return choose === 'global' && parts.length === 1 ? sumsOf(all) : [];
    };
    await walkInSweeps(
      {
        ...walk,
        alphasOf: (k, largest) => (own[k] = walkOf(genes[k]!, largest)).alphas,
        keep: ({ error, isSolved }) => ({ error, isSolved }),
        accept(k, kept, isOptimal) {
          if (!isOptimal || kept.some(({ isSolved }) => !isSolved)) unsolved.add(genes[k]!);
          own[k]!.errors.push(kept.reduce((sum, { error }) => sum + error, 0));
        },
        hasEnded: (k, ahead) => hasTurned(errorsOf(k, ahead)),
        // What is missing from solutions ahead is too little to bring a risen error below its minimum.
        hasPassed: (k, ahead) => hasRisen(errorsOf(k, [])) && hasTurned(errorsOf(k, ahead)),
      },
      sweeps,
    );
    walks.push(...own);
  }
  tellUnsolved(type, unsolved.size, limitInWords(limits), 'scores', context);
  return scoresOf(
    settings,
    walks,
    sets.map(({ held }) => selectSamples(train.expression, held)),
  );
}

async function fitInSweeps(
  { type, limits }: Kind,
  train: SweptTrainingSet,
  params: ElasticNetParams,
  penaltyOf: (gene: number) => Pick<ElasticNetParams, 'alpha' | 'relativeAlpha'>,
  context: FitContext,
): Promise<Fitted> {
  const { genotypes, expression } = train;
  const columns = sweptColumns(genotypes.features.length);
  let left = genotypes.features.length;
  const sweeps = markerSweeps(genotypes, params.standardize, context, (block) => {
    if (left > 0) columns.add(block);
    left -= block.genotypes.features.length;
  });
  const rows = Int32Array.from(genotypes.samples.keys());
  const sets = [{ rows, held: new Int32Array(0) }];
  const weights: GeneWeights[] = [];
  let unconverged = 0;
  const parts = partsOf({ train, sets, params, limits, context });
  for (const walk of parts) {
    const { genes } = walk;
    const last: number[] = [];
    await walkInSweeps(
      {
        ...walk,
        alphasOf(k, largest) {
          const alphas = warmAlphas(largest, absoluteAlpha(penaltyOf(genes[k]!), largest));
          last[k] = alphas.length;
          return alphas;
        },
        keep: (solution) => solution,
        accept(k, [kept], isOptimal) {
          weights[genes[k]!] = kept!.weights;
          last[k]! -= 1;
          const isLast = last[k] === 0;
          if (isLast && !(kept!.isSolved && isOptimal)) unconverged++;
        },
        hasEnded: () => false,
        hasPassed: () => false,
      },
      sweeps,
    );
  }
  tellUnsolved(type, unconverged, limitInWords(limits), 'model', context);
  const register = columns.columns();
  const model = {
    type,
    markers: genotypes.features,
    genes: expression.features,
    markerMeans: register.means,
    weights: packWeights(weights),
    unconverged,
  };
  return sparseModel({
    ...model,
    importance: sweptImportance(linearSparseModel(model), register, expression),
  });
}

function limitInWords({ sweeps = MOST_SWEEPS }: SweepLimits): string {
  return `${sweeps} sweeps, or maxIterations,`;
}

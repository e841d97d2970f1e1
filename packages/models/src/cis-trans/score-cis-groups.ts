import type { FitContext } from '../contract/fit-context.js';
import type { TrainingSet } from '../contract/training-set.js';
import { nextTurn } from '../contract/next-turn.js';
import { partOfProgress } from '../contract/part-of-progress.js';
import type { PathEstimator } from '../contract/path-estimator.js';
import type { Setting, TuningFold, TuningProblem, TuningScores } from '../contract/tuning.js';
import { valuesPerGene } from '../contract/values-per-gene.js';
import { cisGroups } from './cis-groups.js';
import { restrict } from './restrict.js';

/**
 * Held-out errors along a path, of each group of genes on its cis markers. Where a group has none, in a fold or at all,
 * every setting has the error of the training mean.
 */
export async function scoreCisGroups<P extends object>(
  path: PathEstimator<P>,
  window: number,
  problem: TuningProblem,
  params: P,
  settings: readonly Setting[],
  context: FitContext,
): Promise<TuningScores> {
  const { train, choose } = problem;
  const isLeaveOneOut = path.folds(params) === 'none';
  const folds = isLeaveOneOut ? [] : problem.folds;
  const total = train.expression.features.length;
  const sse = new Float64Array(settings.length * total);
  const sets = [train, ...folds.map((fold) => fold.train)];

  let done = 0;
  for (const { genes, markers } of cisGroups(
    sets.map(({ genotypes }) => genotypes),
    train.expression,
    window,
  )) {
    await nextTurn(context, done / total);
    const [own, ...inFolds] = markers;
    const isScored = (fold: number): boolean => own!.length > 0 && inFolds[fold]!.length > 0;
    const scored = [...folds.keys()].filter(isScored);
    const add = (setting: number, index: number, error: number): void => {
      sse[setting * total + genes[index]!]! += error;
    };
    if (isLeaveOneOut ? own!.length > 0 : scored.length > 0) {
      const part = {
        train: restrict(train, own!, genes),
        folds: scored.map((fold) => restrictFold(folds[fold]!, inFolds[fold]!, genes)),
        choose,
      };
      const progress = partOfProgress(context, done / total, genes.length / total);
      const scores = await path.score(part, params, settings, progress);
      scores.sse.forEach((error, at) => {
        add(Math.floor(at / genes.length), at % genes.length, error);
      });
    }
    const asMean = folds.filter((_, fold) => !isScored(fold));
    genes.forEach((gene, index) => {
      let error = isLeaveOneOut && own!.length === 0 ? leaveOneOutError(train, gene) : 0;
      for (const fold of asMean) error += meanError(fold, gene);
      for (const setting of settings.keys()) add(setting, index, error);
    });
    done += genes.length;
  }
  const held = isLeaveOneOut ? [train] : folds.map(({ validation }) => validation);
  return { settings, sse, rows: valuesPerGene(held.map(({ expression }) => expression)) };
}

function restrictFold(fold: TuningFold, markers: Int32Array, genes: Int32Array): TuningFold {
  const { train, validation } = fold;
  return {
    ...fold,
    train: restrict(train, markers, genes),
    validation: restrict(validation, markers, genes),
  };
}

/** The known values of a gene. */
function valuesOf({ expression: { samples, values } }: TrainingSet, gene: number): Float32Array {
  return values
    .subarray(gene * samples.length, (gene + 1) * samples.length)
    .filter((value) => !Number.isNaN(value));
}

function meanOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function squares(values: Float32Array, from: number): number {
  return values.reduce((sum, value) => sum + (value - from) ** 2, 0);
}

/** The squared error of a fold's training mean on its validation samples. */
function meanError({ train, validation }: TuningFold, gene: number): number {
  return squares(valuesOf(validation, gene), meanOf(valuesOf(train, gene)));
}

/** The squared error of the means of all samples but one. */
function leaveOneOutError(train: TrainingSet, gene: number): number {
  const values = valuesOf(train, gene);
  return squares(values, meanOf(values)) * (values.length / (values.length - 1)) ** 2;
}

import type { FitContext } from '../contract/fit-context.js';
import type { SweptTrainingSet } from '../contract/swept-estimator.js';
import { nextTurn } from '../contract/next-turn.js';
import { partOfProgress } from '../contract/part-of-progress.js';
import type { Setting, TuningFold, TuningProblem, TuningScores } from '../contract/tuning.js';
import { valuesPerGene } from '../contract/values-per-gene.js';
import { restrict } from '../cis-trans/restrict.js';
import type { MarkerChoice } from './marker-choice.js';
import { markerGroups } from './marker-groups.js';

/** A training set and its inner folds, of which parts are taken into memory; without folds it is scored by leave-one-out. */
export interface GroupsProblem extends Pick<TuningProblem, 'choose'> {
  readonly train: SweptTrainingSet;
  readonly folds: readonly GroupsFold[];
}

interface GroupsFold extends Omit<TuningFold, 'train' | 'validation'> {
  readonly train: SweptTrainingSet;
  readonly validation: SweptTrainingSet;
}

/**
 * Held-out errors of settings, of each group of genes on its markers. Where a group has none, in a fold or at all,
 * every setting has the error of the training mean.
 * @param joint - whether all genes are trained together.
 * @param score - scores the settings of a group.
 */
export async function scoreGroups(
  choice: MarkerChoice,
  joint: boolean,
  { train, folds, choose }: GroupsProblem,
  settings: readonly Setting[],
  context: FitContext,
  score: (part: TuningProblem, context: FitContext) => Promise<TuningScores> | TuningScores,
): Promise<TuningScores> {
  const isLeaveOneOut = folds.length === 0;
  const total = train.expression.features.length;
  const sse = new Float64Array(settings.length * total);
  let done = 0;
  for (const { genes, markers } of await markerGroups(
    choice,
    joint,
    [train, ...folds.map((fold) => fold.train)],
    partOfProgress(context, 0, 0),
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
      const scores = await score(part, progress);
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

function restrictFold(fold: GroupsFold, markers: Int32Array, genes: Int32Array): TuningFold {
  const { train, validation } = fold;
  return {
    ...fold,
    train: restrict(train, markers, genes),
    validation: restrict(validation, markers, genes),
  };
}

/** The known values of a gene. */
function valuesOf({ expression: { samples, values } }: SweptTrainingSet, gene: number): Float32Array {
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
function meanError({ train, validation }: GroupsFold, gene: number): number {
  return squares(valuesOf(validation, gene), meanOf(valuesOf(train, gene)));
}

/** The squared error of the means of all samples but one. */
function leaveOneOutError(train: SweptTrainingSet, gene: number): number {
  const values = valuesOf(train, gene);
  return squares(values, meanOf(values)) * (values.length / (values.length - 1)) ** 2;
}

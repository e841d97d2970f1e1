import { blocksOfMatrix } from '@snpress/data/matrix/blocks-of-matrix';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import { applyStepsToBlocks } from '@snpress/preprocess/steps/apply-steps-to-blocks';
import { defineEstimator } from '../definition/define-estimator.js';
import type { Estimator } from '../contract/estimator.js';
import type { FitContext } from '../contract/fit-context.js';
import type { Fitted } from '../contract/fitted.js';
import { foldRows } from '../contract/fold-rows.js';
import type { PathEstimator } from '../contract/path-estimator.js';
import type {
  SweptEstimator,
  SweptPath,
  SweptProblem,
  SweptTrainingSet,
} from '../contract/swept-estimator.js';
import type { TrainingSet } from '../contract/training-set.js';
import type { TuningProblem } from '../contract/tuning.js';
import { mean } from '../mean/mean.js';
import { scoreSettings } from '../tuning/score-settings.js';
import { fitGroups } from './fit-groups.js';
import { isOfChosenMarkers, loadGroupsModel, typeOfChoice } from './groups-model.js';
import { checkChoice, type MarkerChoice, mostMarkers } from './marker-choice.js';
import { type GroupsProblem, scoreGroups } from './score-groups.js';

/**
 * An estimator that trains each gene on some markers only, which each training set says. Genes that share their markers are fitted together, by `base`;
 * genes without any are predicted by their training mean. Of genotypes that are swept from disk, no more than the chosen markers are in
 * memory. For `cis`, the training set must have the positions of markers and genes (`findCisMarkers`).
 *
 * @throws ModelError where the choice is of a window that is no number of bases, or of no markers.
 */
export function onMarkers<P extends object, I extends object>(
  base: Estimator<P, I>,
  choice: MarkerChoice,
): Estimator<P, I> {
  checkChoice(choice);
  const fit = (train: SweptTrainingSet, params: P, context: FitContext): Promise<Fitted> =>
    fitGroups(base, choice, train, context, (set, _, own) => base.fit(set, params, own));
  return defineEstimator({
    type: typeOfChoice(choice),
    summary: `${base.summary} On some markers.`,
    params: base.params,
    traits: { ...base.traits, missingTargets: 'native' },
    fit: (train, params, context) => fit(inBlocks(train), params, context),
    load: (bundle) =>
      isOfChosenMarkers(bundle.metadata.type as string)
        ? loadGroupsModel(bundle, (part) => (part.metadata.type === mean.type ? mean : base).load(part))
        : base.load(bundle),
    ...(base.path && { path: pathOn(base, base.path, choice) }),
    swept: sweptOn(base, choice, fit),
    ...(base.keepsGenotypes && { keepsGenotypes: (params: P) => base.keepsGenotypes!(params) }),
  });
}

function pathOn<P extends object>(
  base: Estimator<P>,
  path: PathEstimator<P>,
  choice: MarkerChoice,
): PathEstimator<P> {
  const leavesOneOut = (params: P): boolean => path.folds(params) === 'none' && !('screen' in choice);
  return {
    parameters: path.parameters,
    settings: (params) => path.settings(params),
    folds: (params) => (path.folds(params) === 'none' && !leavesOneOut(params) ? 'each' : path.folds(params)),
    score: (problem, params, settings, context) =>
      scoreGroups(
        ...([choice, base.traits.joint, problemInBlocks(problem, leavesOneOut(params)), settings] as const),
        context,
        (part, own) => scoreSettings(scoring(base, choice, params), part, params, settings, own),
      ),
    fitPerGene: (train, ...given) => fitPerGene(base, path, choice, inBlocks(train), ...given),
  };
}

function sweptOn<P extends object>(
  base: Estimator<P>,
  choice: MarkerChoice,
  fit: SweptEstimator<P>['fit'],
): SweptEstimator<P> {
  const { path } = base;
  const score: NonNullable<SweptEstimator<P>['score']> = (problem, params, settings, context) => {
    const scored = scoring(base, choice, params);
    const isLeaveOneOut = Object.keys(settings[0]!).length > 0 && scored.path?.folds(params) === 'none';
    const inRows = problemOfRows(base.type, problem, isLeaveOneOut, context);
    return scoreGroups(choice, base.traits.joint, inRows, settings, context, (part, own) =>
      scoreSettings(scored, part, params, settings, own),
    );
  };
  return {
    ...{ fit, score },
    ...(path && {
      path: { score, fitPerGene: (...given) => fitPerGene(base, path, choice, ...given) },
    }),
    sweeps(_, { folds, settings }) {
      if ('cis' in choice) return undefined;
      const choosing = 'screen' in choice ? 1 : 0;
      const sets = 1 + folds;
      return { score: settings === 0 ? 0 : choosing * sets + sets + folds, fit: choosing + 2 };
    },
    modelBytes: ({ samples, markers, genes }) =>
      bytesOf(samples * (mostMarkers(choice, { markers, genes }, base.traits.joint) ?? 0)),
  };
}

/** Calls as bytes and as numbers, of a training set and of the folds in it, one at a time. */
function bytesOf(calls: number): number {
  return 2 * calls * (1 + Float32Array.BYTES_PER_ELEMENT);
}

/** Markers that were screened have seen all training samples, so that leave-one-out would not leave one out: each setting is fitted in each fold. */
function scoring<P extends object>(base: Estimator<P>, choice: MarkerChoice, params: P): Estimator<P> {
  const { path, ...withoutPath } = base;
  return 'screen' in choice && path?.folds(params) === 'none' ? withoutPath : base;
}

function fitPerGene<P extends object>(
  base: Estimator<P>,
  path: PathEstimator<P>,
  choice: MarkerChoice,
  ...[train, params, settings, ofGenes, context]: Parameters<SweptPath<P>['fitPerGene']>
): Promise<Fitted> {
  return fitGroups(base, choice, train, context, (set, genes, own) =>
    path.fitPerGene(
      set,
      params,
      settings,
      genes.map((gene) => ofGenes[gene]!),
      own,
    ),
  );
}

function inBlocks({ genotypes, expression }: TrainingSet): SweptTrainingSet {
  return { genotypes: blocksOfMatrix(genotypes), expression };
}

function problemInBlocks({ train, folds, choose }: TuningProblem, isLeaveOneOut: boolean): GroupsProblem {
  return {
    choose,
    train: inBlocks(train),
    folds: (isLeaveOneOut ? [] : folds).map((fold) => ({
      ...fold,
      train: inBlocks(fold.train),
      validation: inBlocks(fold.validation),
    })),
  };
}

/** All inner folds have the weights of markers of their training set. */
function problemOfRows(
  type: string,
  problem: SweptProblem,
  isLeaveOneOut: boolean,
  { markerWeights }: Pick<FitContext, 'markerWeights'>,
): GroupsProblem {
  const { train, choose } = problem;
  const of = (rows: Int32Array): SweptTrainingSet => ({
    genotypes: applyStepsToBlocks([], train.genotypes, rows),
    expression: selectSamples(train.expression, rows),
  });
  return {
    ...{ train, choose },
    folds: isLeaveOneOut
      ? []
      : foldRows(type, problem).map(({ rows, held }) => ({
          train: of(rows),
          validation: of(held),
          markerWeights,
        })),
  };
}

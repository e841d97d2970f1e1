import type { ArrayBundle } from '@snpress/data';
import { checkGenotypes } from '../contract/check-genotypes.js';
import {
  checkSweptSet,
  checkTrainingSet,
  genotypeProblems,
  trainingSetProblems,
} from '../contract/check-training-set.js';
import type { Estimator, Pretraining } from '../contract/estimator.js';
import type { FitContext } from '../contract/fit-context.js';
import type { Fitted } from '../contract/fitted.js';
import type { SweptEstimator, SweptTrainingSet } from '../contract/swept-estimator.js';
import type { TrainingSet } from '../contract/training-set.js';
import { fitContext } from '../contract/fit-context.js';
import { ModelError } from '../contract/model-error.js';
import { isComplete } from '../contract/observed-groups.js';
import { tryParams } from '../contract/parse-params.js';
import type { PathEstimator } from '../contract/path-estimator.js';
import { valuesPerGene } from '../contract/values-per-gene.js';
import { composite, compositeType, loadComposite } from '../tuning/composite.js';
import { fitCompleted, withMeans } from './completed.js';
import { fitGroups, scoreGroups } from './grouped.js';

/** What the author of an estimator writes: a `fit` that is given checked data, complete parameters and a source of random numbers. */
export interface EstimatorDefinition<P extends object, I extends object> extends Omit<
  Estimator<P, I>,
  'fit'
> {
  fit(train: TrainingSet, params: P, context: FitContext): Promise<Fitted> | Fitted;
}

/**
 * Makes an estimator from its parts. What every estimator has to do before it begins is done here and once: parameters are parsed by
 * the schema, the training set is checked, a signal that is aborted already is heeded, and genes with missing values are fitted as
 * `traits.missingTargets` says. The same goes for its `path`.
 *
 * @example
 * const zero = defineEstimator({
 *   type: 'zero',
 *   summary: 'Predicts nothing.',
 *   params: z.strictObject({}),
 *   traits: { joint: false, seeded: false, needsFinite: true },
 *   fit: ({ genotypes, expression }) => zeroModel(genotypes.features, expression.features),
 *   load: ({ arrays }) => zeroModel(arrays.markers, arrays.genes),
 * });
 */
export function defineEstimator<P extends object, I extends object>(
  definition: EstimatorDefinition<NoInfer<P>, NoInfer<I>> & Pick<Estimator<P, I>, 'params'>,
): Estimator<P, I> {
  const { type, traits, path, pretraining, swept } = definition;
  const fitAny = fitterOf(definition);
  return {
    ...definition,
    async fit(train, given = {} as I, options = {}) {
      const { params, problems } = tryParams(definition, given);
      const all = [...problems, ...trainingSetProblems(train, traits.needsFinite)];
      if (params === undefined || all.length > 0) throw new ModelError('input', all, `cannot fit ${type}`);
      options.signal?.throwIfAborted();
      return fitAny(train, fitContext(options), (set, _, own) => definition.fit(set, params, own));
    },
    load: (bundle) =>
      bundle.metadata.type === compositeType
        ? loadComposite(bundle, (part: ArrayBundle) => definition.load(part))
        : definition.load(bundle),
    ...(path && { path: checkedPath(definition, path, fitAny) }),
    ...(swept && { swept: checkedSwept(type, swept) }),
    ...(pretraining && { pretraining: checkedPretraining(type, traits.needsFinite, pretraining) }),
  };
}

/** Fits a checked training set; `fit` is given sets without missing values, and which genes they have, unless it wants them as they are. */
type FitAny = (
  train: TrainingSet,
  context: FitContext,
  fit: (set: TrainingSet, genes: Int32Array | undefined, context: FitContext) => Promise<Fitted> | Fitted,
) => Promise<Fitted> | Fitted;

type Handling = Pick<EstimatorDefinition<object, object>, 'type' | 'traits'>;

/** How values are treated that are missing. */
function handlingOf({ joint, missingTargets }: Handling['traits']): 'native' | 'grouped' | 'completed' {
  return missingTargets ?? (joint ? 'completed' : 'grouped');
}

function fitterOf({ type, traits }: Handling): FitAny {
  const handling = handlingOf(traits);
  return async (train, context, fit) => {
    if (handling === 'native' || isComplete(train.expression)) return fit(train, undefined, context);
    if (handling === 'completed') {
      return fitCompleted(train, context, (set, own) => fit(set, undefined, own));
    }
    const parts = await fitGroups(train, context, fit);
    return parts.length === 1 ? parts[0]!.fitted : composite(type, train.expression.features, parts);
  };
}

function checkedPretraining<P>(type: string, finite: boolean, pretraining: Pretraining<P>): Pretraining<P> {
  return {
    ...pretraining,
    async run(genotypes, params, context) {
      const problems = genotypeProblems(genotypes, finite);
      if (problems.length > 0) throw new ModelError('input', problems, `cannot fit ${type}`);
      context.signal?.throwIfAborted();
      return pretraining.run(genotypes, params, context);
    },
  };
}

function checkedSwept<P>(type: string, swept: SweptEstimator<P>): SweptEstimator<P> {
  const check = (train: SweptTrainingSet, { signal }: FitContext): void => {
    checkSweptSet(type, train);
    signal?.throwIfAborted();
  };
  const { path } = swept;
  return {
    ...swept,
    fit(train, params, context) {
      check(train, context);
      return swept.fit(train, params, context);
    },
    ...(swept.score && {
      score(problem, params, settings, context) {
        check(problem.train, context);
        return swept.score!(problem, params, settings, context);
      },
    }),
    ...(path && {
      path: {
        score(problem, params, settings, context) {
          check(problem.train, context);
          return path.score(problem, params, settings, context);
        },
        fitPerGene(train, params, settings, choice, context) {
          check(train, context);
          return path.fitPerGene(train, params, settings, choice, context);
        },
      },
    }),
  };
}

function checkedPath<P>(
  { type, traits }: Handling,
  path: PathEstimator<P>,
  fitAny: FitAny,
): PathEstimator<P> {
  const finite = traits.needsFinite;
  const handling = handlingOf(traits);
  return {
    ...path,
    async score(given, params, settings, context) {
      context.signal?.throwIfAborted();
      const isLeaveOneOut = path.folds(params) === 'none';
      const problem = isLeaveOneOut ? { ...given, folds: [] } : given;
      if (isLeaveOneOut) checkTrainingSet(type, problem.train, finite);
      for (const { train, validation } of problem.folds) {
        checkTrainingSet(type, train, finite);
        checkGenotypes(type, validation.genotypes, train.genotypes.features);
      }
      const held = isLeaveOneOut ? [problem.train] : problem.folds.map(({ validation }) => validation);
      const expressions = held.map(({ expression }) => expression);
      const sets = [problem.train, ...problem.folds.map(({ train }) => train)];
      const score = (own: typeof problem, part: FitContext) => path.score(own, params, settings, part);
      const complete = sets.every(({ expression }) => isComplete(expression));
      if (handling === 'native' || (complete && expressions.every(isComplete)))
        return score(problem, context);
      const rows = valuesPerGene(expressions);
      if (handling === 'grouped') {
        return { settings, sse: await scoreGroups(problem, settings, context, score), rows };
      }
      const filled = (set: TrainingSet): TrainingSet => ({ ...set, expression: withMeans(set.expression) });
      const folds = problem.folds.map(({ train, validation }) => ({ train: filled(train), validation }));
      return { ...(await score({ ...problem, train: filled(problem.train), folds }, context)), rows };
    },
    async fitPerGene(train, params, settings, choice, context) {
      checkTrainingSet(type, train, finite);
      context.signal?.throwIfAborted();
      return fitAny(train, context, (set, genes, own) =>
        path.fitPerGene(set, params, settings, genes?.map((gene) => choice[gene]!) ?? choice, own),
      );
    },
  };
}

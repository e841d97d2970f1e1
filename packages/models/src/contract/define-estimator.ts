import { checkGenotypes } from './check-genotypes.js';
import { checkTrainingSet, genotypeProblems, trainingSetProblems } from './check-training-set.js';
import type { Estimator, Pretraining } from './estimator.js';
import type { FitContext } from './fit-context.js';
import type { Fitted } from './fitted.js';
import type { TrainingSet } from './training-set.js';
import { fitContext } from './fit-context.js';
import { ModelError } from './model-error.js';
import { tryParams } from './parse-params.js';
import type { PathEstimator } from './path-estimator.js';

/** What the author of an estimator writes: a `fit` that is given checked data, complete parameters and a source of random numbers. */
export interface EstimatorDefinition<P extends object, I extends object> extends Omit<
  Estimator<P, I>,
  'fit'
> {
  fit(train: TrainingSet, params: P, context: FitContext): Promise<Fitted> | Fitted;
}

/**
 * Makes an estimator from its parts. What every estimator has to do before it begins is done here and once: parameters are parsed by
 * the schema, the training set is checked, a signal that is aborted already is heeded. The same goes for its `path`.
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
  const { type, traits, path, pretraining } = definition;
  return {
    ...definition,
    async fit(train, given = {} as I, options = {}) {
      const { params, problems } = tryParams(definition, given);
      const all = [...problems, ...trainingSetProblems(train, traits.needsFinite)];
      if (params === undefined || all.length > 0) throw new ModelError('input', all, `cannot fit ${type}`);
      options.signal?.throwIfAborted();
      return definition.fit(train, params, fitContext(options));
    },
    ...(path && { path: checkedPath(type, traits.needsFinite, path) }),
    ...(pretraining && { pretraining: checkedPretraining(type, traits.needsFinite, pretraining) }),
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

function checkedPath<P>(type: string, finite: boolean, path: PathEstimator<P>): PathEstimator<P> {
  return {
    ...path,
    async score(problem, params, settings, context) {
      context.signal?.throwIfAborted();
      if (path.folds(params) === 'none') checkTrainingSet(type, problem.train, finite);
      else {
        for (const { train, validation } of problem.folds) {
          checkTrainingSet(type, train, finite);
          checkGenotypes(type, validation.genotypes, train.genotypes.features);
        }
      }
      return path.score(problem, params, settings, context);
    },
    async fitPerGene(train, params, settings, choice, context) {
      checkTrainingSet(type, train, finite);
      context.signal?.throwIfAborted();
      return path.fitPerGene(train, params, settings, choice, context);
    },
  };
}

import type { ArrayBundle, Matrix } from '@snpress/data';
import { loadSum, sumOfModels } from '../blend/weighted-sum.js';
import { defineEstimator } from '../definition/define-estimator.js';
import type { Estimator } from '../contract/estimator.js';
import type { FitContext } from '../contract/fit-context.js';
import type { Fitted } from '../contract/fitted.js';
import { observedRows } from '../contract/observed-groups.js';
import { partOfProgress } from '../contract/part-of-progress.js';
import type { TrainingSet } from '../contract/training-set.js';
import { fitTuned, innerFolds, type TunedFit } from '../tuning/fit-tuned.js';
import { fitApart, type FitOne } from './fit-apart.js';
import { fitJoint, type JointFit } from './fit-joint.js';
import { jointShares } from './joint-shares.js';

/** `metadata.type` of a saved model of several contexts that shares something between them. */
export const contextsType = 'contexts';

/** A fifth of the samples says how much of each of both fits is taken. */
const HELD_OUT = 5;

/** How the contexts of expression are fitted. */
export type ContextFit = 'apart' | 'joint' | 'both';

/**
 * An estimator of expression that was measured in several contexts (conditions, tissues; see `joinContexts`), by an estimator of one:
 *
 * - `apart`: each context by itself, on the samples that were measured in it.
 * - `joint`: each gene's mean over contexts and what each context has of its own (`fitJoint`), so that effects which contexts share are
 *   learnt from all of them, and a context with few samples borrows from those with many.
 * - `both`: a weighted mean of the two predictions, with a weight for each context that is chosen on a held-out fifth of the training
 *   samples, so that little is lost where effects have nothing to do with one another.
 *
 * Settings are chosen within each fit, on inner folds of its samples.
 *
 * @param load - restores a model of any type.
 * @example
 * const estimator = contextEstimator(getEstimator('ridge'), loadModel, { how: 'both', folds: 5 });
 * const fitted = await estimator.fit({ genotypes, expression: joinContexts(contexts) });
 */
export function contextEstimator<P extends object, I extends object>(
  base: Estimator<P, I>,
  load: (bundle: ArrayBundle) => Fitted,
  { how, ...tuning }: TunedFit & { readonly how: ContextFit },
): Estimator<P, I> {
  return defineEstimator({
    type: contextsType,
    summary: `${base.summary} In several contexts.`,
    params: base.params,
    traits: { ...base.traits, joint: true, seeded: true, missingTargets: 'native' },
    async fit(train, params, context) {
      const one: FitOne = (set, own) =>
        fitTuned(base, set, params, tuning, { ...own, pretrained: undefined });
      if (train.expression.contexts === undefined) return one(train, context);
      if (how === 'apart') return fitApart(base.type, train, one, context);
      if (how === 'joint') return sumOfBoth(train, undefined, await fitJoint(base.type, train, one, context));
      return fitBoth(base.type, train, one, context);
    },
    load: (bundle) => loadSum(bundle, load),
    ...(base.keepsGenotypes && { keepsGenotypes: (params: P) => base.keepsGenotypes!(params) }),
  });
}

/** Both fits, weighted by what they predict for a part of the samples that is held out first. */
async function fitBoth(type: string, train: TrainingSet, fit: FitOne, context: FitContext): Promise<Fitted> {
  const run = async (set: TrainingSet, name: string, done: number) => {
    const own = { ...context, rng: context.rng.fork(name) };
    const apart = await fitApart(type, set, fit, partOfProgress(own, done, 1 / 4));
    return { apart, joint: await fitJoint(type, set, fit, partOfProgress(own, done + 1 / 4, 1 / 4)) };
  };
  const [fold] = innerFolds(train, HELD_OUT, context);
  let shares: ReadonlyMap<string, number> | undefined;
  if (fold !== undefined && everyGeneIn(fold.train.expression)) {
    const { apart, joint } = await run(fold.train, 'held out', 0);
    const { genotypes, expression } = fold.validation;
    const together = sumOfBoth(fold.train, undefined, joint);
    shares = jointShares(expression, apart.predict(genotypes), together.predict(genotypes));
  }
  const { apart, joint } = await run(train, 'whole', 1 / 2);
  return sumOfBoth(train, apart, joint, shares);
}

/** Whether each gene has samples in each context that something can be learnt from. */
function everyGeneIn(expression: Matrix): boolean {
  return expression.features.every((_, feature) => observedRows(expression, feature).length > 1);
}

/**
 * The prediction of the joint models, in units of the expression, and that of the models apart.
 * @param shares - how much of the prediction in each context is that of the joint models; 1/2 where not known.
 */
function sumOfBoth(
  train: TrainingSet,
  apart: Fitted | undefined,
  { common, own, differs, means, deviations }: JointFit,
  shares?: ReadonlyMap<string, number>,
): Fitted {
  const { features: genes, contexts } = train.expression;
  const parts = [...(apart ? [apart] : []), common, ...(own ? [own] : [])];
  const constants = new Float64Array(genes.length);
  const weights = genes.flatMap((_, gene) => {
    const share = apart === undefined ? 1 : (shares?.get(contexts!.context[gene]!) ?? 1 / 2);
    const scale = share * deviations[gene]!;
    constants[gene] = share * means[gene]!;
    return [...(apart ? [1 - share] : []), scale, ...(own ? [differs.has(gene) ? scale : 0] : [])];
  });
  const markers = train.genotypes.features;
  const sum = { type: contextsType, markers, genes, parts, weights: Float64Array.from(weights), constants };
  return sumOfModels(sum, train);
}

import type { ArrayBundle } from '@snpress/data';
import { z } from 'zod';
import { defineEstimator } from '../definition/define-estimator.js';
import type { Estimator, Member } from '../contract/estimator.js';
import type { FitContext } from '../contract/fit-context.js';
import type { Fitted } from '../contract/fitted.js';
import type { TrainingSet } from '../contract/training-set.js';
import { partOfProgress } from '../contract/part-of-progress.js';
import { featureMeans } from '../linear-algebra/feature-means.js';
import { manyGenes } from '../multi-kernel/many-genes.js';
import { broadMembers, sharingMembers } from './default-members.js';
import { type FindEstimator, fitMember, isNetwork, memberSchema } from './member.js';
import { memberProducts } from './member-weights.js';
import { loadSum, sumOfModels } from './weighted-sum.js';
import { innerFolds } from '../tuning/fit-tuned.js';

const type = 'blend';

/** A blend's parameters. */
export interface BlendParams {
  readonly of?: readonly Member[] | undefined;
  readonly weights?: 'equal' | 'nnls' | undefined;
  readonly perGene?: boolean | undefined;
  readonly pull: number;
  readonly folds: number;
}

/**
 * A model of models: the mean of what its members predict, or a sum with weights that are not negative and are chosen by least
 * squares on inner folds (stacking: Wolpert 1992, Breiman 1996). What is held out of the whole training set is never seen.
 *
 * @param find - the estimators that may take part.
 * @param load - restores a fitted member.
 */
export function blendOf(find: FindEstimator, load: (bundle: ArrayBundle) => Fitted): Estimator<BlendParams> {
  const params = z.strictObject({
    of: z
      .array(memberSchema(find))
      .min(1)
      .optional()
      .describe(
        `The members: types of models, or objects with a type and its parameters. Left out: susie and multi-kernel for ${manyGenes} genes or more, for fewer ridge, a Gaussian kernel, susie, pairs of weighted markers and lasso.`,
      ),
    weights: z
      .enum(['equal', 'nnls'])
      .optional()
      .describe(
        'Members count alike (where they are named, or genes are many), or by non-negative least squares on inner folds.',
      ),
    perGene: z
      .boolean()
      .optional()
      .describe(
        'Whether each gene has weights of its own, pulled towards the common ones (only where neither members nor this are given, and genes are few).',
      ),
    pull: z
      .number()
      .min(0)
      .default(200)
      .describe('Observations that the common weights count as, against those of one gene.'),
    folds: z
      .int()
      .min(2)
      .default(5)
      .describe('Inner folds for the weights, and for members whose settings are to be chosen.'),
  });
  return defineEstimator<BlendParams, z.input<typeof params>>({
    type,
    summary: 'The mean of several models, or a sum with weights learned on inner folds.',
    params,
    traits: { joint: true, seeded: true, needsFinite: true, missingTargets: 'native', weighsMarkers: true },
    async fit(train, chosen, context) {
      const given = asked(chosen, train.expression.features.length);
      const { genotypes, expression } = train;
      const genes = expression.features.length;
      const learned = given.weights === 'nnls' && given.of.length > 1;
      const whole = partOfProgress(context, 0, learned ? 1 / (given.folds + 1) : 1);
      const parts = await fitMembers(find, given, train, whole);
      const weigh = learned
        ? await innerWeights(find, given, train, context)
        : (kept: readonly boolean[]) => equalWeights(genes, kept);
      const means = featureMeans(expression.values, expression.samples.length, genes);
      const weightsOf = (kept: readonly boolean[]) => {
        const weights = weigh(kept);
        const constants = means.map((mean, gene) => {
          const own = weights.subarray(gene * parts.length, (gene + 1) * parts.length);
          return mean * (1 - own.reduce((sum, weight) => sum + weight, 0));
        });
        return { weights, constants };
      };
      const others = given.of.map((member) => !isNetwork(find, member));
      const sum = {
        type,
        markers: genotypes.features,
        genes: expression.features,
        parts,
        ...weightsOf(others.map(() => true)),
        withoutNetworks:
          others.includes(false) && others.includes(true)
            ? { ...weightsOf(others), additive: false }
            : undefined,
      };
      return sumOfModels(sum, train);
    },
    load: (bundle) => loadSum(bundle, load),
    members: (given) => {
      const { of, weights } = asked(given, 1);
      return { of, times: weights === 'nnls' && of.length > 1 ? given.folds + 1 : 1 };
    },
  });
}

/** A blend of which nothing is left open. */
type Asked = Required<{ [key in keyof BlendParams]: NonNullable<BlendParams[key]> }>;

/**
 * What is meant where members are not named. Many genes tell where effects are; which kernel is right for a few, inner predictions tell
 * and evidence cannot.
 */
function asked({ of, weights, perGene, ...others }: BlendParams, genes: number): Asked {
  const isOpen = of === undefined && genes < manyGenes;
  return {
    of: of ?? (isOpen ? broadMembers : sharingMembers),
    weights: weights ?? (isOpen ? 'nnls' : 'equal'),
    perGene: perGene ?? isOpen,
    ...others,
  };
}

async function fitMembers(
  find: FindEstimator,
  { of, folds }: Asked,
  train: TrainingSet,
  context: FitContext,
): Promise<Fitted[]> {
  const parts: Fitted[] = [];
  for (const [index, member] of of.entries()) {
    const own = { ...context, rng: context.rng.fork(`member${index}`), pretrained: undefined };
    const share = 1 / of.length;
    parts.push(await fitMember(find, member, train, folds, partOfProgress(own, index * share, share)));
  }
  return parts;
}

/** The kept members alike. */
function equalWeights(genes: number, kept: readonly boolean[]): Float64Array {
  const count = kept.filter(Boolean).length;
  return Float64Array.from({ length: genes * kept.length }, (_, at) =>
    kept[at % kept.length] ? 1 / count : 0,
  );
}

/** Weights of the members that are kept, by what they, fitted without a fold, predict for it: genes × members. */
async function innerWeights(
  find: FindEstimator,
  params: Asked,
  train: TrainingSet,
  context: FitContext,
): Promise<(kept: readonly boolean[]) => Float64Array> {
  const genes = train.expression.features.length;
  const members = params.of.length;
  const products = memberProducts(genes, members);
  const folds = innerFolds(train, params.folds, context);
  const share = 1 / (params.folds + 1);
  for (const [fold, { train: inner, validation }] of folds.entries()) {
    const own = partOfProgress(context, (fold + 1) * share, share);
    const fitted = await fitMembers(find, params, inner, { ...own, rng: context.rng.fork(fold) });
    const predicted = fitted.map((part) => part.predict(validation.genotypes));
    products.add(predicted, validation.expression, inner.expression);
  }
  return (kept) => {
    const common = products.commonWeights(kept);
    if (params.perGene) return products.geneWeights(common, params.pull, kept);
    return Float64Array.from({ length: genes * members }, (_, at) => common[at % members]!);
  };
}

import type { ArrayBundle, Matrix } from '@snpress/data';
import { z } from 'zod';
import { type FindEstimator, fitMember, isNetwork, memberSchema } from '../blend/member.js';
import { loadSum, sumOfModels } from '../blend/weighted-sum.js';
import { defineEstimator } from '../definition/define-estimator.js';
import type { Estimator, Member } from '../contract/estimator.js';
import type { Fitted } from '../contract/fitted.js';
import { partOfProgress } from '../contract/part-of-progress.js';

const type = 'residual';

/** A residual model's parameters. */
export interface ResidualParams {
  readonly first: Member;
  readonly then: Member;
  readonly folds: number;
}

/**
 * One model, and a second that is fitted to what the first leaves of the training samples; predictions add up.
 *
 * @param find - the estimators that may take part.
 * @param load - restores a fitted member.
 */
export function residualOf(
  find: FindEstimator,
  load: (bundle: ArrayBundle) => Fitted,
): Estimator<ResidualParams> {
  const params = z.strictObject({
    first: memberSchema(find)
      .default('lasso')
      .describe('The model that is fitted first: a type, or an object with a type and its parameters.'),
    then: memberSchema(find).default('ridge').describe('The model of what the first leaves.'),
    folds: z.int().min(2).default(5).describe('Inner folds for members whose settings are to be chosen.'),
  });
  return defineEstimator<ResidualParams, z.input<typeof params>>({
    type,
    summary: 'One model, then another for what it leaves.',
    params,
    traits: { joint: true, seeded: true, needsFinite: true, missingTargets: 'native', weighsMarkers: true },
    async fit(train, { first, then, folds }, context) {
      const { genotypes, expression } = train;
      const genes = expression.features.length;
      const own = (part: number) =>
        partOfProgress(
          { ...context, rng: context.rng.fork(`member${part}`), pretrained: undefined },
          part / 2,
          1 / 2,
        );
      const one = await fitMember(find, first, train, folds, own(0));
      const rest = { genotypes, expression: difference(expression, one.predict(genotypes)) };
      const two = await fitMember(find, then, rest, folds, own(1));
      const onlyThen = isNetwork(find, then) && !isNetwork(find, first);
      return sumOfModels(
        {
          type,
          markers: genotypes.features,
          genes: expression.features,
          parts: [one, two],
          weights: new Float64Array(2 * genes).fill(1),
          constants: new Float64Array(genes),
          withoutNetworks: onlyThen
            ? {
                weights: Float64Array.from({ length: 2 * genes }, (_, at) => 1 - (at % 2)),
                constants: new Float64Array(genes),
                additive: true,
              }
            : undefined,
        },
        train,
      );
    },
    load: (bundle) => loadSum(bundle, load),
    members: ({ first, then }) => ({ of: [first, then], times: 1 }),
  });
}

function difference(observed: Matrix, predicted: Matrix): Matrix {
  return { ...observed, values: observed.values.map((value, at) => value - predicted.values[at]!) };
}

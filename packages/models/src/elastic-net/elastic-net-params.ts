import { z } from 'zod';
import type { Setting } from '../contract/tuning.js';

const shape = {
  alpha: z
    .number()
    .positive()
    .optional()
    .describe('Penalty, in units of expression × genotype: the α of (1/2n)‖Xw − y‖² + α‖w‖₁.'),
  relativeAlpha: z
    .number()
    .positive()
    .optional()
    .describe(
      "Penalty as a share of the gene's own largest useful one, at which its first weight leaves zero. " +
        '0.3 where neither penalty is given and none is tuned.',
    ),
  standardize: z
    .boolean()
    .default(false)
    .describe(
      'Divide every marker by its standard deviation (÷ n) in the training samples first, as glmnet does; false leaves 0…1 dosages as they are, ' +
        'as scikit-learn and Xie et al. 2017 do.',
    ),
  tolerance: z
    .number()
    .positive()
    .max(0.1)
    .default(1e-6)
    .describe('Largest violation of the optimality conditions, as a share of the penalty.'),
  maxIterations: z
    .int()
    .positive()
    .default(10_000)
    .describe('Largest number of markers that enter or leave the model at one penalty.'),
  pathLength: z
    .int()
    .min(2)
    .max(10_000)
    .default(50)
    .describe('How many penalties are tried where the grid names none.'),
  pathRatio: z
    .number()
    .positive()
    .lt(1)
    .default(0.01)
    .describe('The smallest penalty tried, as a share of the largest useful one.'),
};

const l1Ratio = z
  .number()
  .positive()
  .max(1)
  .default(0.5)
  .describe('Share of the penalty on |w|; the rest is on w²/2. 1 is the lasso.');

const onePenalty = ({
  alpha,
  relativeAlpha,
}: {
  alpha?: number | undefined;
  relativeAlpha?: number | undefined;
}) => alpha === undefined || relativeAlpha === undefined;
const message = { error: 'give alpha or relativeAlpha, not both' };

export const lassoParams = z.strictObject(shape).refine(onePenalty, message);
export const elasticNetParams = z.strictObject({ ...shape, l1Ratio }).refine(onePenalty, message);

export type LassoParams = z.infer<typeof lassoParams>;
export type ElasticNetParams = z.infer<typeof elasticNetParams>;

/** Penalties that fall geometrically from each gene's largest useful one; empty where the parameters name one. */
export function relativePath({ alpha, relativeAlpha, pathLength, pathRatio }: LassoParams): Setting[] {
  if (alpha !== undefined || relativeAlpha !== undefined) return [];
  return Array.from({ length: pathLength }, (_, index) => ({
    relativeAlpha: Number((pathRatio ** (index / (pathLength - 1))).toPrecision(12)),
  }));
}

/** A gene's penalty: its own `alpha`, or a share of its largest useful one. */
export function absoluteAlpha(
  { alpha, relativeAlpha = 0.3 }: Pick<LassoParams, 'alpha' | 'relativeAlpha'>,
  largest: number,
): number {
  return alpha ?? relativeAlpha * largest;
}

import { z } from 'zod';

/** The mean model as a `relativeLambda`: JSON and YAML grids have no portable number for it. */
const INFINITY = 'infinity';

export const ridgeParams = z
  .strictObject({
    lambda: z
      .number()
      .positive()
      .optional()
      .describe(
        'Penalty on the squared weights, in squared genotype units: ‖Xw − y‖² + λ‖w‖², features centred.',
      ),
    relativeLambda: z
      .union([z.number().positive(), z.literal(INFINITY)])
      .optional()
      .describe(
        'Penalty as a multiple of the mean squared length of a centred genotype, trace(X Xᵀ)/n: in GBLUP terms ' +
          '(1 − h²)/h². "infinity" is the mean model. 1 where neither penalty is given and none is tuned.',
      ),
    chooseBy: z
      .enum(['loo', 'inner'])
      .default('loo')
      .describe(
        'How the penalty is chosen: by leave-one-out error in closed form, or by the inner folds; by these too where ' +
          'genotypes larger than the memory have more than 8,192 samples.',
      ),
  })
  .refine(({ lambda, relativeLambda }) => lambda === undefined || relativeLambda === undefined, {
    error: 'give lambda or relativeLambda, not both',
  });

export type RidgeParams = z.infer<typeof ridgeParams>;

/**
 * The penalty in squared genotype units.
 * @param meanSquare - trace(X Xᵀ)/n of the centred training genotypes.
 */
export function absoluteLambda({ lambda, relativeLambda = 1 }: RidgeParams, meanSquare: number): number {
  if (lambda !== undefined) return lambda;
  return relativeLambda === INFINITY ? Infinity : relativeLambda * meanSquare;
}

/** From the mean model down to hardly any shrinkage, two values a decade. */
export const defaultPath: readonly { relativeLambda: number | typeof INFINITY }[] = [
  { relativeLambda: INFINITY },
  ...[300, 100, 30, 10, 3, 1, 0.3, 0.1, 0.03, 0.01].map((relativeLambda) => ({ relativeLambda })),
];

import { z } from 'zod';

const share = z.number().gt(0).lt(1);

/** What is learned of effects and their places. */
export const effectParams = {
  effects: z.int().min(1).max(50).default(4).describe('The most single effects of a gene.'),
  sizes: z
    .array(z.number().positive())
    .min(1)
    .max(8)
    .default([0.06, 0.4])
    .describe("Variances an effect may have, in units of its gene's variance."),
  passes: z
    .int()
    .min(1)
    .default(4)
    .describe('Sweeps over the genes; between two, what they share is learned (EM). 1 learns nothing.'),
  iterations: z.int().min(1).default(25).describe('The most updates of a gene in the last sweep.'),
  earlyIterations: z.int().min(1).default(8).describe('The most updates of a gene in the sweeps before it.'),
  merge: z
    .number()
    .min(0)
    .max(1)
    .default(0.04)
    .describe(
      'Neighbouring markers whose dosages differ by at most this, on average and in units of their range, are one place.',
    ),
  cisScale: z
    .number()
    .min(0)
    .default(10_000)
    .describe('Bases from the gene over which the chance of a cis effect falls to 1/e; 0 for no cis part.'),
  cisClasses: z
    .array(z.number().positive())
    .default([])
    .describe(
      'Instead of `cisScale`: upper ends of classes of distance, ascending, whose weights are learned.',
    ),
};

export const susieParams = z.strictObject({
  ...effectParams,
  residual: z
    .enum(['hotspots', 'none'])
    .default('hotspots')
    .describe('What becomes of the rest: GBLUP on markers weighted as hotspots, or nothing.'),
  residualShares: z
    .array(share)
    .min(1)
    .default([0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9])
    .describe('Shares of the variance of the rest that its GBLUP may explain; averaged by their evidence.'),
});

type SusieParams = z.infer<typeof susieParams>;
export type EffectParams = Pick<SusieParams, keyof typeof effectParams>;

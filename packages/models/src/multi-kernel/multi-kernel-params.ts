import { z } from 'zod';
import { effectParams } from '../susie/susie-params.js';

const share = z.number().gt(0).lt(1);

export const multiKernelParams = z.strictObject({
  profiles: z
    .enum(['auto', 'shared', 'own', 'alike'])
    .default('auto')
    .describe(
      "Weights of the relationship matrices: shared by all genes (clusters of inclusion probabilities, hotspots, all markers alike), the gene's own inclusion probabilities and effects, all markers alike and nothing else, or shared for 50 genes with effects or more and own for fewer.",
    ),
  kernels: z.int().min(1).default(200).describe('The most clusters of shared profiles.'),
  shares: z
    .array(share)
    .min(1)
    .default([0.2, 0.5, 0.8])
    .describe(
      'Shares of the variance that a shared relationship matrix may explain; averaged by their evidence.',
    ),
  ownShares: z
    .array(share)
    .min(1)
    .default([0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97])
    .describe("The same for the gene's own profile."),
  interactions: z
    .enum(['none', 'pairs', 'gaussian', 'arc-cosine'])
    .default('none')
    .describe(
      'How markers act together: not at all, in products of two, by a Gaussian kernel, or as in infinitely wide networks.',
    ),
  depth: z.int().min(1).max(10).default(1).describe('Layers of the networks of `interactions: arc-cosine`.'),
  interactionShares: z
    .array(z.number().min(0))
    .min(1)
    .default([0, 0.15, 0.4, 1])
    .describe('Weights of the interactions beside the additive relationships; averaged by their evidence.'),
  ...effectParams,
});

export type MultiKernelParams = z.infer<typeof multiKernelParams>;

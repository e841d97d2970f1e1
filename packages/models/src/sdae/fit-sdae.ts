import type { Matrix } from '@snpress/data';
import type { z } from 'zod';
import type { DescentContext } from '../network/descent.js';
import { ModelError } from '../contract/model-error.js';
import { describeMissing } from '../contract/describe-missing.js';
import { type Stack, trainStack } from './stack.js';
import { sdaeStackParams } from './stack-params.js';

/**
 * Trains a stacked denoising autoencoder on genotypes alone, as a feature extractor: `encode` gives its codes.
 *
 * @param params `hidden`, `activation` and `pretrain`, with the defaults of `mlp-sae`.
 * @throws ModelError where a genotype is missing, or lies outside [0, 1] under cross-entropy.
 */
export async function fitSdae(
  genotypes: Matrix,
  params: z.input<typeof sdaeStackParams>,
  context: DescentContext,
): Promise<Stack> {
  const problems = describeMissing('genotypes', 'marker', genotypes);
  if (problems.length > 0) throw new ModelError('input', problems, 'cannot fit sdae');
  return trainStack(genotypes, sdaeStackParams.parse(params), context);
}

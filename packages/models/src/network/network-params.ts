import { z } from 'zod';
import { activations } from './activation.js';
import { earlyStoppingSchema } from './early-stopping.js';
import { scheduleSchema } from './learning-rate.js';

const rate = z.number().min(0).lt(1);

/** The parameters that every network shares. */
export const networkShape = {
  hidden: z
    .array(z.int().min(1).max(100_000))
    .min(1)
    .max(100)
    .default([500, 200])
    .describe('Units of the hidden layers, from the genotypes on.'),
  activation: z.enum(activations).default('sigmoid').describe('The units of the hidden layers.'),
  dropout: z
    .strictObject({
      hidden: rate.default(0).describe('Probability that a hidden unit is dropped in a step.'),
      input: rate.default(0).describe('Probability that a marker is dropped in a step.'),
    })
    .prefault({})
    .describe('Dropout (Srivastava et al. 2014); predictions use the averaged weights.'),
  learningRate: z
    .number()
    .gt(0)
    .default(0.2)
    .describe('Step size for the loss ‖Ŷ − Y‖² / ‖Y − Ȳ‖², which means the same for any number of genes.'),
  schedule: scheduleSchema.default('constant'),
  momentum: rate.default(0.9).describe('Share of the last step that is kept.'),
  weightDecay: z.number().min(0).default(0).describe('L2 penalty on the weights (not the biases).'),
  batchSize: z.int().min(1).default(18).describe('Largest number of samples in a step.'),
  epochs: z.int().min(1).default(100).describe('Largest number of passes over the training samples.'),
  earlyStopping: earlyStoppingSchema.optional(),
  ensemble: z
    .int()
    .min(1)
    .default(1)
    .describe('Number of networks, of different seeds, whose predictions are averaged.'),
};

export const networkParams = z.strictObject(networkShape);
export type NetworkParams = z.infer<typeof networkParams>;

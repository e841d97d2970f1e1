import { z } from 'zod';
import { corruptionSchema } from '../network/corruption.js';
import { earlyStoppingSchema } from '../network/early-stopping.js';
import { scheduleSchema } from '../network/learning-rate.js';

/** How each layer of a stack is trained. */
export const pretrainSchema = z
  .strictObject({
    unit: z
      .enum(['autoencoder', 'rbm'])
      .default('autoencoder')
      .describe(
        'What each layer is trained as: a denoising autoencoder, or a restricted Boltzmann machine by contrastive divergence (Hinton 2010), which needs sigmoid units; it has no use for corruption, loss and tied.',
      ),
    gibbsSteps: z
      .int()
      .min(1)
      .default(1)
      .describe('Steps between the data and the samples of the model, for restricted Boltzmann machines.'),
    corruption: corruptionSchema.default(0.2),
    loss: z
      .enum(['squared', 'cross-entropy'])
      .default('squared')
      .describe('Reconstruction error: squared, or cross-entropy (inputs in 0 … 1).'),
    tied: z.boolean().default(false).describe("Reconstruct with the transpose of the code's weights."),
    learningRate: z
      .number()
      .gt(0)
      .default(0.03)
      .describe('Step size for the reconstruction error summed over inputs, averaged over samples.'),
    schedule: scheduleSchema.default('constant'),
    momentum: z.number().min(0).lt(1).default(0).describe('Share of the last step that is kept.'),
    weightDecay: z.number().min(0).default(0).describe('L2 penalty on the weights (not the biases).'),
    batchSize: z.int().min(1).default(18).describe('Largest number of samples in a step.'),
    epochs: z.int().min(1).default(5).describe('Largest number of passes over the samples, per layer.'),
    earlyStopping: earlyStoppingSchema.optional(),
  })
  .describe('Layer-wise training as denoising autoencoders or restricted Boltzmann machines.');
export type PretrainParams = z.infer<typeof pretrainSchema>;

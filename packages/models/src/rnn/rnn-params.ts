import { z } from 'zod';
import { networkShape } from '../network/network-params.js';
import { susieParams } from '../susie/susie-params.js';
import { inputShape } from '../weighted-inputs/input-params.js';

const { schedule, momentum, weightDecay, batchSize, earlyStopping } = networkShape;

export const rnnParams = z.strictObject({
  units: z.int().min(1).default(8).describe('State of each of the two readers.'),
  width: z.int().min(1).default(8).describe('Neighbouring places of markers that are read in one step.'),
  merge: susieParams.shape.merge,
  inputs: inputShape.inputs,
  dropout: z.number().min(0).lt(1).default(0.5).describe('Probability that a state is dropped in a step.'),
  learningRate: networkShape.learningRate
    .unwrap()
    .default(0.02)
    .describe('Step size for the loss ‖Ŷ − Y‖² / ‖Y − Ȳ‖².'),
  epochs: networkShape.epochs
    .unwrap()
    .default(60)
    .describe('Largest number of passes over the training samples.'),
  ...{ schedule, momentum, weightDecay, batchSize, earlyStopping },
});
export type RnnParams = z.infer<typeof rnnParams>;

import { z } from 'zod';
import { networkShape } from '../network/network-params.js';
import { pretrainSchema } from './pretrain-params.js';

const { hidden, activation } = networkShape;

/** The parameters that a stack depends on. */
export const stackShape = { hidden, activation, pretrain: pretrainSchema.prefault({}) };

const stackParams = z.strictObject(stackShape);
export type StackParams = z.infer<typeof stackParams>;

/** Whether the codes of one layer can be targets of the next one's reconstruction loss. */
export function lossSuitsUnits({ activation, pretrain }: StackParams): boolean {
  return !(activation === 'relu' && pretrain.loss === 'cross-entropy');
}

/** What zod says where it cannot. */
export const unsuitableLoss = {
  path: ['pretrain', 'loss'],
  error: 'cross-entropy needs codes with bounds; choose activation sigmoid or tanh, or loss squared',
};

/** A stack alone. */
export const sdaeStackParams = stackParams.refine(lossSuitsUnits, unsuitableLoss);

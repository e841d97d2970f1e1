import { z } from 'zod';
import { networkShape } from '../network/network-params.js';
import { pretrainSchema } from './pretrain-params.js';

const { hidden, activation } = networkShape;

/** The parameters that a stack depends on. */
export const stackShape = { hidden, activation, pretrain: pretrainSchema.prefault({}) };

const stackParams = z.strictObject(stackShape);
export type StackParams = z.infer<typeof stackParams>;

/**
 * Refuses what layers cannot be trained on.
 * @param weighted - whether inputs are weighted, and so may be any number.
 */
export function checkStack(
  { activation, pretrain }: StackParams,
  { addIssue }: Pick<z.RefinementCtx, 'addIssue'>,
  weighted = false,
): void {
  const refuse = (name: string, message: string): void => {
    addIssue({ code: 'custom', path: ['pretrain', name], message });
  };
  if (pretrain.unit === 'rbm') {
    if (activation !== 'sigmoid')
      refuse('unit', 'restricted Boltzmann machines have sigmoid units; choose activation sigmoid');
  } else if (pretrain.loss === 'cross-entropy') {
    if (activation === 'relu')
      refuse(
        'loss',
        'cross-entropy needs codes with bounds; choose activation sigmoid or tanh, or loss squared',
      );
    if (weighted)
      refuse(
        'loss',
        'cross-entropy needs inputs in 0 … 1; weighted ones have no bounds, choose loss squared',
      );
  }
}

/** A stack alone. */
export const sdaeStackParams = stackParams.superRefine((given, context) => {
  checkStack(given, context);
});

import type { Activation } from '../contract/plain-layer.js';
import type { ArrayBundle, Json, Matrix } from '@snpress/data';
import type { Pretraining } from '../contract/estimator.js';
import type { FitContext } from '../contract/fit-context.js';
import { ModelError } from '../contract/model-error.js';
import { loadStack, saveStack, type Stack, trainStack } from './stack.js';
import type { StackParams } from './stack-params.js';

/**
 * The pretraining of models that start from a stacked denoising autoencoder. Models with the same layers, units and
 * `pretrain` share it, whatever their learning rate and dropout.
 */
export const stackPretraining: Pretraining<StackParams> = {
  parameters({ hidden, activation, pretrain }) {
    const { unit, gibbsSteps, ...autoencoder } = pretrain;
    const wanted = unit === 'rbm' ? { unit, gibbsSteps, ...autoencoder } : autoencoder;
    return { hidden, activation, pretrain: wanted as unknown as Json };
  },
  run: async (genotypes, params, context) => saveStack(await pretrain(genotypes, params, context)),
};

function pretrain(
  genotypes: Matrix,
  params: StackParams,
  context: FitContext,
  weighted = false,
): Promise<Stack> {
  return trainStack(genotypes, params, { ...context, rng: context.rng.fork('pretrain') }, weighted);
}

/**
 * The stack that was pretrained beforehand (`context.pretrained`), or else a new one.
 * @param weighted - whether `genotypes` are weighted inputs, which are not in 0 … 1.
 */
export async function pretrainedStack(
  genotypes: Matrix,
  params: StackParams,
  context: FitContext,
  weighted = false,
): Promise<Stack> {
  if (context.pretrained === undefined) return pretrain(genotypes, params, context, weighted);
  return checkedStack(context.pretrained, genotypes.features, params);
}

function checkedStack(
  bundle: ArrayBundle,
  markers: readonly string[],
  { hidden, activation }: StackParams,
): Stack {
  if (bundle.metadata.type !== 'sdae-stack') {
    throw new ModelError('program', {
      code: 'other-pretraining',
      message: 'the pretraining given to this fit is not that of a stacked denoising autoencoder',
    });
  }
  const stack = loadStack(bundle);
  const shapes = [
    shape(
      stack.markers,
      stack.layers.map(({ outputs }) => outputs),
      stack.activation,
    ),
    shape(markers, hidden, activation),
  ];
  const same = stack.markers.every((marker, index) => marker === markers[index]);
  if (shapes[0] === shapes[1] && same) return stack;
  const found = shapes[0] === shapes[1] ? 'other markers' : shapes[0]!;
  throw new ModelError('program', {
    code: 'other-pretraining',
    message: `the pretraining given to this fit is of ${found}, but the model has ${shapes[1]!}`,
    hint: 'pretrain with the parameters and markers of the fit',
  });
}

function shape(markers: readonly string[], hidden: readonly number[], activation: Activation): string {
  return `${markers.length} markers and ${hidden.join('-')} ${activation} units`;
}

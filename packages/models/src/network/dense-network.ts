import type { Activation } from '../contract/plain-layer.js';
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import { activate, throughActivation } from './activation.js';
import type { TensorFlow } from './tensorflow.js';
import { timesWeights } from './times-weights.js';

/** Weights (inputs × outputs) and bias (1 × outputs) of a dense layer, on the backend. */
export type Layer<T = Tensor2D> = {
  readonly weights: T;
  readonly bias: T;
};

/** The samples of one step, on the backend. */
export interface Batch {
  /** What the first layer multiplies by its weights: samples × inputs. */
  readonly inputs: Tensor2D;
  /** What the first layer's gradient is multiplied by to give that of its weights: inputs × samples. */
  readonly inputsTransposed: Tensor2D;
  /** A part of the first layer's sums that its weights do not make: samples × first hidden layer. */
  readonly offset?: Tensor2D;
  /** Samples × outputs. */
  readonly targets: Tensor2D;
  /** Inverted dropout masks, one per hidden layer: samples × units; none where no unit is dropped. */
  readonly masks: readonly Tensor2D[];
}

/** The hidden activations, first layer first, and the linear output. */
export interface Forward {
  readonly hidden: readonly Tensor2D[];
  readonly output: Tensor2D;
}

/** Carries a batch through all layers; the last one is linear. */
export function forward(
  tf: TensorFlow,
  layers: readonly Layer[],
  activation: Activation,
  batch: Pick<Batch, 'inputs' | 'offset' | 'masks'>,
): Forward {
  const hidden: Tensor2D[] = [];
  let input = batch.inputs;
  layers.slice(0, -1).forEach((layer, depth) => {
    let sums = tf.add<Tensor2D>(timesWeights(tf, input, layer.weights), layer.bias);
    if (depth === 0 && batch.offset !== undefined) sums = tf.add(sums, batch.offset);
    const units = activate(tf, activation, sums);
    const mask = batch.masks[depth];
    hidden.push(mask === undefined ? units : tf.mul(units, mask));
    input = hidden.at(-1)!;
  });
  const last = layers.at(-1)!;
  return { hidden, output: tf.add(timesWeights(tf, input, last.weights), last.bias) };
}

/**
 * Backpropagation of the squared error ‖output − targets‖² · scale.
 *
 * The products are written without transpose flags, which are many times slower on the WebAssembly backend, and with
 * the narrow matrices of the batch on the right (see `timesWeights`).
 *
 * @returns the unscaled squared error and the gradient of the scaled one for every layer.
 */
export function backpropagate(
  tf: TensorFlow,
  layers: readonly Layer[],
  activation: Activation,
  batch: Batch,
  scale: number,
): { readonly error: Scalar; readonly gradients: readonly Layer[] } {
  const { hidden, output } = forward(tf, layers, activation, batch);
  const residual = tf.sub<Tensor2D>(output, batch.targets);
  const error = tf.sum<Scalar>(tf.square(residual));
  const gradients: Layer[] = [];
  let delta = tf.mul<Tensor2D>(residual, 2 * scale);
  for (let depth = layers.length - 1; depth >= 0; depth--) {
    const inputsTransposed = depth === 0 ? batch.inputsTransposed : tf.transpose(hidden[depth - 1]!);
    gradients.unshift({
      weights: tf.matMul(inputsTransposed, delta),
      bias: tf.sum(delta, 0, true),
    });
    if (depth > 0) {
      const { weights } = layers[depth]!;
      const carried = tf.transpose(tf.matMul<Tensor2D>(weights, tf.transpose(delta)));
      delta = throughDropout(tf, activation, hidden[depth - 1]!, carried, batch.masks[depth - 1]);
    }
  }
  return { error, gradients };
}

/** The gradient with respect to a layer's sums, from that with respect to its (dropped) units. */
function throughDropout(
  tf: TensorFlow,
  activation: Activation,
  dropped: Tensor2D,
  gradient: Tensor2D,
  mask: Tensor2D | undefined,
): Tensor2D {
  if (mask === undefined) return throughActivation(tf, activation, dropped, gradient);
  const units = tf.divNoNan<Tensor2D>(dropped, mask);
  return throughActivation(tf, activation, units, tf.mul(gradient, mask));
}

import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { Activation } from '../contract/plain-layer.js';
import type { TensorFlow } from './tensorflow.js';

/** The units of hidden layers: logistic (Xie et al. 2017, Eq. 2), tanh (Eq. 3) and rectified linear. */
export const activations = ['sigmoid', 'tanh', 'relu'] as const satisfies readonly Activation[];

/** The activation of every element. */
export function activate(tf: TensorFlow, activation: Activation, x: Tensor2D): Tensor2D {
  return tf[activation](x);
}

/** `gradient` (with respect to `output = activate(x)`) carried back to x. */
export function throughActivation(
  tf: TensorFlow,
  activation: Activation,
  output: Tensor2D,
  gradient: Tensor2D,
): Tensor2D {
  switch (activation) {
    case 'sigmoid':
      return tf.mul(gradient, tf.sub(output, tf.square(output)));
    case 'tanh':
      return tf.sub(gradient, tf.mul(gradient, tf.square(output)));
    case 'relu':
      return tf.mul(gradient, tf.cast(tf.greater(output, 0), 'float32'));
  }
}

/** The same functions on plain numbers, for prediction. */
export const activationOf: Record<Activation, (x: number) => number> = {
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  tanh: (x) => Math.tanh(x),
  relu: (x) => (x > 0 ? x : 0),
};

/** Their slopes, from what they give. */
export const slopeAt: Record<Activation, (output: number) => number> = {
  sigmoid: (y) => y * (1 - y),
  tanh: (y) => 1 - y * y,
  relu: (y) => (y > 0 ? 1 : 0),
};

/**
 * Half the width of the uniform distribution that weights start from: Glorot and Bengio 2010 for tanh, four times that
 * for logistic units (their slope at 0 is a quarter), He et al. 2015 for rectified ones.
 */
export function initialLimit(activation: Activation, inputs: number, outputs: number): number {
  switch (activation) {
    case 'sigmoid':
      return 4 * Math.sqrt(6 / (inputs + outputs));
    case 'tanh':
      return Math.sqrt(6 / (inputs + outputs));
    case 'relu':
      return Math.sqrt(6 / inputs);
  }
}

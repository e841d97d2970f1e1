import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from './tensorflow.js';

/** A parameter array and the velocity that momentum keeps for it. */
export type Moving = {
  readonly value: Tensor2D;
  readonly velocity: Tensor2D;
};

/** One step's constants; `weightDecay` λ adds λ·w to the gradient of w. */
export interface StepSize {
  readonly learningRate: number;
  readonly momentum: number;
  readonly weightDecay: number;
}

/** A parameter at rest. */
export function atRest(tf: TensorFlow, value: Tensor2D): Moving {
  return { value, velocity: tf.zerosLike(value) };
}

/** Momentum SGD: v ← µv + g + λw, w ← w − ηv. The tensors of `moving` are left to the caller to dispose. */
export function moved(tf: TensorFlow, moving: Moving, gradient: Tensor2D, step: StepSize): Moving {
  const { value, velocity: previous } = moving;
  const { learningRate, momentum, weightDecay } = step;
  const decayed = weightDecay > 0 ? tf.add<Tensor2D>(gradient, tf.mul(value, weightDecay)) : gradient;
  const velocity = momentum > 0 ? tf.add<Tensor2D>(decayed, tf.mul(previous, momentum)) : decayed;
  return { value: tf.sub<Tensor2D>(value, tf.mul(velocity, learningRate)), velocity };
}

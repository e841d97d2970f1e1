import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import type { DescentParams, Learner } from './descent.js';
import type { TensorFlow } from './tensorflow.js';

/** What is minimised, as a function of a list of parameter tensors. */
export interface Objective {
  readonly samples: number;
  /** What a sample's error is divided by to give the loss. */
  readonly unit: number;
  /** A loss beyond which training has diverged. */
  readonly limit: number;
  /** The parameters at the start, in fresh tensors, and whether weight decay acts on each. */
  start(): { readonly value: Tensor2D; readonly decays: boolean }[];
  /**
   * The error of the samples `rows`, summed, and the gradients of (error / unit / number of rows). It draws what is
   * random in a step and runs in a tidy.
   */
  step(
    values: readonly Tensor2D[],
    rows: Int32Array,
  ): { readonly error: Scalar; readonly gradients: readonly Tensor2D[] };
  /** The error of the samples `rows` without anything random. */
  error(values: readonly Tensor2D[], rows: Int32Array): Scalar;
}

/** A learner on tensors. */
export interface TensorLearner extends Learner {
  /** The parameters as they were when they were last kept. */
  kept(): readonly Tensor2D[];
  dispose(): void;
}

/** A parameter and the velocity that momentum keeps for it. */
type Moving = { readonly value: Tensor2D; readonly velocity: Tensor2D };

/** Moves the parameters of an objective by tfjs. */
export function tensorLearner(tf: TensorFlow, objective: Objective, params: DescentParams): TensorLearner {
  const start = objective.start();
  const decays = start.map((parameter) => parameter.decays);
  let moving: Moving[] = start.map(({ value }) => ({ value, velocity: tf.zerosLike(value) }));
  const values = (): Tensor2D[] => moving.map(({ value }) => value);
  const copies = (): Tensor2D[] => values().map((value) => tf.clone(value));
  let kept = copies();
  let errors: Scalar[] = [];
  const { samples, unit, limit } = objective;
  return {
    ...{ samples, unit, limit },
    step(rows, rate) {
      const stepped = tf.tidy(() => {
        const { error, gradients } = objective.step(values(), rows);
        return { error, moving: move(tf, moving, gradients, decays, rate, params) };
      });
      tf.dispose(moving);
      moving = stepped.moving;
      errors.push(stepped.error);
    },
    takeError() {
      const sum = tf.tidy(() => {
        const zeros = moving.map(({ value }) => tf.mul<Scalar>(tf.sum(value), 0));
        return tf.addN<Scalar>([...errors, ...zeros]).dataSync()[0]!;
      });
      tf.dispose(errors);
      errors = [];
      return sum;
    },
    error: (rows) => tf.tidy(() => objective.error(values(), rows).dataSync()[0]!),
    keep() {
      tf.dispose(kept);
      kept = copies();
    },
    kept: () => kept,
    dispose() {
      tf.dispose(moving);
      tf.dispose(kept);
      tf.dispose(errors);
    },
  };
}

/** v ← µv + g + λw, w ← w − ηv. */
function move(
  tf: TensorFlow,
  moving: readonly Moving[],
  gradients: readonly Tensor2D[],
  decays: readonly boolean[],
  rate: number,
  { momentum, weightDecay }: DescentParams,
): Moving[] {
  return moving.map(({ value, velocity: previous }, index) => {
    let velocity = gradients[index]!;
    if (momentum > 0) velocity = tf.add(velocity, tf.mul(previous, momentum));
    if (weightDecay > 0 && decays[index]!) velocity = tf.add(velocity, tf.mul(value, weightDecay));
    return { value: tf.sub(value, tf.mul(velocity, rate)), velocity };
  });
}

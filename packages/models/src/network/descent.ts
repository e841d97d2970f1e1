import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import type { FitContext } from '../contract/estimator.js';
import { nextTurn } from '../contract/next-turn.js';
import { divideRows, type EarlyStopping, type LearningCurve, stoppingRule } from './early-stopping.js';
import { type Schedule, scheduledRate } from './learning-rate.js';
import { miniBatches } from './mini-batches.js';
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

/** Mini-batch SGD with momentum. */
export interface DescentParams {
  readonly learningRate: number;
  readonly schedule: Schedule;
  readonly momentum: number;
  readonly weightDecay: number;
  readonly batchSize: number;
  readonly epochs: number;
  readonly earlyStopping?: EarlyStopping | undefined;
}

/** Where random numbers come from, and how a long training is watched and stopped. */
export type DescentContext = Pick<FitContext, 'rng' | 'onProgress' | 'signal'>;

/** A parameter and the velocity that momentum keeps for it. */
type Moving = { readonly value: Tensor2D; readonly velocity: Tensor2D };

/**
 * Minimises an objective. It ends with the weights of the best epoch under early stopping, else of the last one; a
 * training that diverges ends with the last epoch that was finite.
 *
 * @param finish takes what it needs from the trained parameters; they are disposed after it.
 */
export async function descend<R>(
  tf: TensorFlow,
  objective: Objective,
  params: DescentParams,
  context: DescentContext,
  finish: (values: readonly Tensor2D[]) => R,
): Promise<{ readonly result: R; readonly curve: LearningCurve }> {
  context.signal?.throwIfAborted();
  const parts = divideRows(context.rng.fork('validation'), objective.samples, params.earlyStopping);
  const order = context.rng.fork('order');
  const judge = stoppingRule(params.earlyStopping);
  const training: number[] = [];
  const validation: number[] = [];
  let best = -1;

  const start = objective.start();
  const decays = start.map(({ decays }) => decays);
  let moving: Moving[] = start.map(({ value }) => ({ value, velocity: tf.zerosLike(value) }));
  let kept = copies(tf, moving);
  try {
    for (let epoch = 0; epoch < params.epochs; epoch++) {
      const rate = params.learningRate * scheduledRate(params.schedule, epoch, params.epochs);
      const errors: Scalar[] = [];
      for (const rows of miniBatches(order, parts.training, params.batchSize)) {
        await nextTurn(context, epoch / params.epochs);
        const stepped = tf.tidy(() => {
          const { error, gradients } = objective.step(valuesOf(moving), rows);
          return { error, moving: move(tf, moving, gradients, decays, rate, params) };
        });
        tf.dispose(moving);
        moving = stepped.moving;
        errors.push(stepped.error);
      }
      const loss = epochError(tf, errors, moving) / (parts.training.length * objective.unit);
      if (!(loss < objective.limit)) break;
      training.push(loss);
      if (parts.validation.length > 0) {
        const error = tf.tidy(() => objective.error(valuesOf(moving), parts.validation).dataSync()[0]!);
        validation.push(error / (parts.validation.length * objective.unit));
      }
      const { improved, stop } = judge(validation.at(-1) ?? loss);
      if (improved) {
        tf.dispose(kept);
        kept = copies(tf, moving);
        best = epoch;
      }
      if (stop) break;
    }
    return { result: finish(kept), curve: { training, validation, best } };
  } finally {
    tf.dispose(moving);
    tf.dispose(kept);
  }
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

/** The summed error that an epoch's steps saw; not finite where a parameter is not. */
function epochError(tf: TensorFlow, errors: Scalar[], moving: readonly Moving[]): number {
  const sum = tf.tidy(() => {
    const zeros = moving.map(({ value }) => tf.mul<Scalar>(tf.sum(value), 0));
    return tf.addN<Scalar>([...errors, ...zeros]).dataSync()[0]!;
  });
  tf.dispose(errors);
  return sum;
}

function valuesOf(moving: readonly Moving[]): Tensor2D[] {
  return moving.map(({ value }) => value);
}

function copies(tf: TensorFlow, moving: readonly Moving[]): Tensor2D[] {
  return moving.map(({ value }) => tf.clone(value));
}

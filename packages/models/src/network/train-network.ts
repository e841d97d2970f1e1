import { setImmediate } from 'node:timers/promises';
import type { Rng } from '@snpress/data';
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import { backpropagate, type Batch, forward, type Layer } from './dense-network.js';
import { divideRows, type LearningCurve, stoppingRule } from './early-stopping.js';
import { dropoutMask, fastRandom } from './fast-random.js';
import type { FirstLayer } from './first-layer.js';
import { scheduledRate } from './learning-rate.js';
import { miniBatches } from './mini-batches.js';
import { atRest, moved, type Moving, type StepSize } from './momentum.js';
import type { NetworkParams } from './network-params.js';
import type { PlainLayer } from './plain-layer.js';
import { type RowTable, takeRows } from './row-table.js';
import type { TensorFlow } from './tensorflow.js';

/** What a network is trained on and from. */
export interface NetworkProblem {
  readonly first: FirstLayer;
  /** Samples × outputs. */
  readonly targets: RowTable;
  /** ‖Y − Ȳ‖² over all rows, which the loss is divided by. */
  readonly total: number;
  /** The first layer's bias, the further hidden layers and the output layer. */
  readonly firstBias: Float32Array;
  readonly upper: readonly PlainLayer[];
}

interface TrainingContext {
  readonly rng: Rng;
  readonly onProgress?: ((done: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

type MovingLayer = Layer<Moving>;

/** A loss this many times that of the training mean is taken for divergence. */
const DIVERGED = 1e6;

/**
 * Mini-batch SGD with momentum on the unexplained fraction of training variance. A network that diverges ends with the
 * weights of its last finite epoch.
 */
export async function trainNetwork(
  tf: TensorFlow,
  problem: NetworkProblem,
  params: NetworkParams,
  { rng, onProgress, signal }: TrainingContext,
): Promise<{ readonly layers: readonly PlainLayer[]; readonly curve: LearningCurve }> {
  const { first, targets } = problem;
  const parts = divideRows(rng.fork('validation'), targets.rows, params.earlyStopping);
  const order = rng.fork('order');
  const dropped = fastRandom(rng.fork('dropout'));
  const judge = stoppingRule(params.earlyStopping);
  const meanSquare = problem.total / targets.rows;

  let layers = startingLayers(tf, problem);
  let kept = { layers: snapshot(tf, layers), state: first.state() };
  const training: number[] = [];
  const validation: number[] = [];
  let best = -1;
  try {
    for (let epoch = 0; epoch < params.epochs; epoch++) {
      const step: StepSize = {
        ...params,
        learningRate: params.learningRate * scheduledRate(params.schedule, epoch, params.epochs),
      };
      const errors: Scalar[] = [];
      for (const rows of miniBatches(order, parts.training, params.batchSize)) {
        const [error, next] = tf.tidy(() => {
          const batch = makeBatch(tf, problem, params, rows, dropped);
          return trainStep(tf, layers, params, batch, 1 / (rows.length * meanSquare), step);
        });
        first.stepped(step);
        disposeLayers(tf, layers);
        layers = next;
        errors.push(error);
      }
      const loss = epochError(tf, errors, layers) / (parts.training.length * meanSquare);
      if (!(loss < DIVERGED)) break;
      training.push(loss);
      if (parts.validation.length > 0) {
        validation.push(validationLoss(tf, problem, layers, params, parts.validation, meanSquare));
      }
      const verdict = judge((parts.validation.length > 0 ? validation : training).at(-1)!);
      if (verdict.improved) {
        tf.dispose(kept.layers as Layer[]);
        kept = { layers: snapshot(tf, layers), state: first.state() };
        best = epoch;
      }
      onProgress?.((epoch + 1) / params.epochs);
      await setImmediate();
      signal?.throwIfAborted();
      if (verdict.stop) break;
    }
    return {
      layers: plainLayers(tf, first, kept.layers, kept.state),
      curve: { training, validation, best },
    };
  } finally {
    disposeLayers(tf, layers);
    tf.dispose(kept.layers as Layer[]);
  }
}

function startingLayers(tf: TensorFlow, { first, firstBias, upper }: NetworkProblem): MovingLayer[] {
  return [
    { weights: atRest(tf, first.start()), bias: atRest(tf, tf.tensor2d(firstBias, [1, firstBias.length])) },
    ...upper.map(({ inputs, outputs, weights, bias }) => ({
      weights: atRest(tf, tf.tensor2d(weights, [inputs, outputs])),
      bias: atRest(tf, tf.tensor2d(bias, [1, outputs])),
    })),
  ];
}

function makeBatch(
  tf: TensorFlow,
  { first, targets, upper }: NetworkProblem,
  { dropout }: NetworkParams,
  rows: Int32Array,
  dropped: () => number,
): Batch {
  const inputs = first.batch(rows, dropped);
  const masks =
    dropout.hidden === 0
      ? []
      : upper.map(({ inputs: units }) =>
          tf.tensor2d(dropoutMask(dropped, rows.length * units, dropout.hidden), [rows.length, units]),
        );
  return { ...inputs, targets: tf.tensor2d(takeRows(targets, rows), [rows.length, targets.columns]), masks };
}

function trainStep(
  tf: TensorFlow,
  layers: readonly MovingLayer[],
  { activation }: NetworkParams,
  batch: Batch,
  scale: number,
  step: StepSize,
): [Scalar, MovingLayer[]] {
  const { error, gradients } = backpropagate(tf, valuesOf(layers), activation, batch, scale);
  const next = layers.map(({ weights, bias }, depth) => ({
    weights: moved(tf, weights, gradients[depth]!.weights, step),
    bias: moved(tf, bias, gradients[depth]!.bias, { ...step, weightDecay: 0 }),
  }));
  return [error, next];
}

function validationLoss(
  tf: TensorFlow,
  { first, targets }: NetworkProblem,
  layers: readonly MovingLayer[],
  { activation }: NetworkParams,
  rows: Int32Array,
  meanSquare: number,
): number {
  return tf.tidy(() => {
    const { output } = forward(tf, valuesOf(layers), activation, { ...first.batch(rows), masks: [] });
    const truth = tf.tensor2d(takeRows(targets, rows), [rows.length, targets.columns]);
    return tf.sum(tf.square(tf.sub(output, truth))).dataSync()[0]! / (rows.length * meanSquare);
  });
}

/** The squared error that an epoch saw; not finite where a weight is not. */
function epochError(tf: TensorFlow, errors: Scalar[], layers: readonly MovingLayer[]): number {
  const sum = tf.tidy(() => {
    const weights = valuesOf(layers).map((layer) => tf.mul<Scalar>(tf.sum(layer.weights), 0));
    return tf.addN([...errors, ...weights]).dataSync()[0]!;
  });
  tf.dispose(errors);
  return sum;
}

function valuesOf(layers: readonly MovingLayer[]): Layer[] {
  return layers.map(({ weights, bias }) => ({ weights: weights.value, bias: bias.value }));
}

function snapshot(tf: TensorFlow, layers: readonly MovingLayer[]): Layer[] {
  return valuesOf(layers).map(({ weights, bias }) => ({ weights: tf.clone(weights), bias: tf.clone(bias) }));
}

function disposeLayers(tf: TensorFlow, layers: readonly MovingLayer[]): void {
  tf.dispose(layers as MovingLayer[]);
}

function plainLayers(
  tf: TensorFlow,
  first: FirstLayer,
  layers: readonly Layer[],
  state: number,
): PlainLayer[] {
  return layers.map(({ weights, bias }, depth) => {
    const full: Tensor2D = depth === 0 ? first.weights(weights, state) : tf.clone(weights);
    const [inputs, outputs] = full.shape;
    const plain: PlainLayer = {
      inputs,
      outputs,
      weights: full.dataSync<'float32'>(),
      bias: bias.dataSync<'float32'>(),
    };
    full.dispose();
    return plain;
  });
}

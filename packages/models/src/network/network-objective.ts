import type { PlainLayer } from '../contract/plain-layer.js';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { backpropagate, type Batch, forward, type Layer } from './dense-network.js';
import { dropoutMask } from './fast-random.js';
import type { FirstLayer } from './first-layer.js';
import { DIVERGED, type NetworkTargets } from './kernel-learner.js';
import type { NetworkParams } from './network-params.js';
import { readTensor } from './read-tensor.js';
import { takeRows } from './row-table.js';
import type { Objective } from './tensor-learner.js';
import type { TensorFlow } from './tensorflow.js';

/** What a network is trained on and from, on tensors. */
export interface NetworkProblem extends NetworkTargets {
  readonly first: FirstLayer;
  readonly firstBias: Float32Array;
  /** The further hidden layers and the output layer at the start. */
  readonly upper: readonly PlainLayer[];
}

/**
 * A network's unexplained fraction of training variance, ‖Ŷ − Y‖² / ‖Y − Ȳ‖². The parameters are the first layer's
 * share and weights, its bias, then weights and bias of every further layer.
 *
 * @param next the random draws of dropout.
 */
export function networkObjective(
  tf: TensorFlow,
  { first, firstBias, upper, targets, total }: NetworkProblem,
  { activation, dropout }: NetworkParams,
  next: () => number,
): Objective {
  const unit = total / targets.rows;

  const masksOf = (samples: number): Tensor2D[] =>
    dropout.hidden === 0
      ? []
      : upper.map(({ inputs: units }) =>
          tf.tensor2d(dropoutMask(next, samples * units, dropout.hidden), [samples, units]),
        );

  const batchOf = (share: Tensor2D, rows: Int32Array, random: boolean): Batch => {
    const { offset, ...inputs } = first.batch(rows, random ? next : undefined);
    return {
      ...inputs,
      ...(offset && { offset: tf.mul<Tensor2D>(offset, share) }),
      targets: tf.tensor2d(takeRows(targets, rows), [rows.length, targets.columns]),
      masks: random ? masksOf(rows.length) : [],
    };
  };

  return {
    samples: targets.rows,
    unit,
    limit: DIVERGED,
    start: () => [
      { value: tf.ones([1, 1]), decays: true },
      { value: first.start(), decays: true },
      { value: tf.tensor2d(firstBias, [1, firstBias.length]), decays: false },
      ...upper.flatMap(({ inputs, outputs, weights, bias }) => [
        { value: tf.tensor2d(weights, [inputs, outputs]), decays: true },
        { value: tf.tensor2d(bias, [1, outputs]), decays: false },
      ]),
    ],
    step([share, ...values], rows) {
      const batch = batchOf(share!, rows, true);
      const { error, gradients } = backpropagate(
        tf,
        layersOf(values),
        activation,
        batch,
        1 / (unit * rows.length),
      );
      const flat = gradients.flatMap(({ weights, bias }) => [weights, bias]);
      return { error, gradients: [tf.zerosLike(share!), ...flat] };
    },
    error([share, ...values], rows) {
      const batch = batchOf(share!, rows, false);
      const { output } = forward(tf, layersOf(values), activation, batch);
      return tf.sum(tf.square(tf.sub(output, batch.targets)));
    },
  };
}

/** The trained parameters as layers of markers × units and so on. */
export function plainLayers(
  tf: TensorFlow,
  first: FirstLayer,
  [share, ...values]: readonly Tensor2D[],
): PlainLayer[] {
  return layersOf(values).map(({ weights, bias }, depth) => {
    const plain = readTensor(tf, () => (depth === 0 ? first.weights(weights, share!) : weights));
    const outputs = bias.size;
    return { inputs: plain.length / outputs, outputs, weights: plain, bias: readTensor(tf, () => bias) };
  });
}

function layersOf(values: readonly Tensor2D[]): Layer[] {
  return Array.from({ length: values.length / 2 }, (_, depth) => ({
    weights: values[2 * depth]!,
    bias: values[2 * depth + 1]!,
  }));
}

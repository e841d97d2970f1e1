import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { DescentContext } from '../network/descent.js';
import { fastRandom, symmetricUniforms } from '../network/fast-random.js';
import { type RowTable, takeRows } from '../network/row-table.js';
import type { Objective } from '../network/tensor-learner.js';
import type { TensorFlow } from '../network/tensorflow.js';
import { timesWeights } from '../network/times-weights.js';
import type { PretrainParams } from './pretrain-params.js';
import { type TrainedLayer, trainLayer } from './train-layer.js';

/** A reconstruction error of this much per input is taken for divergence. */
const DIVERGED = 1e6;
/** Standard deviation of the weights that training starts from (Hinton 2010, section 8). */
const SPREAD = 0.01;

/**
 * Trains one restricted Boltzmann machine by contrastive divergence (Hinton 2010, "A practical guide to training restricted Boltzmann
 * machines"): binary hidden units; visible ones are binary where all inputs lie in 0 … 1 (values between are taken for probabilities),
 * else Gaussian with unit variance. Its hidden probabilities are the codes; its learning curve is the squared error of reconstruction, which
 * training need not minimise.
 */
export function trainBoltzmann(
  tf: TensorFlow,
  inputs: RowTable,
  units: number,
  params: PretrainParams,
  context: DescentContext,
): Promise<TrainedLayer> {
  const objective = contrastiveDivergence(tf, inputs, units, params, context);
  return trainLayer(tf, objective, inputs, 'sigmoid', params, context);
}

function contrastiveDivergence(
  tf: TensorFlow,
  inputs: RowTable,
  units: number,
  { gibbsSteps }: PretrainParams,
  { rng }: DescentContext,
): Objective {
  const { columns } = inputs;
  const isBinary = inputs.values.every((value) => value >= 0 && value <= 1);
  const next = fastRandom(rng.fork('hidden'));
  const batch = (rows: Int32Array): Tensor2D => tf.tensor2d(takeRows(inputs, rows), [rows.length, columns]);
  const hidden = (visible: Tensor2D, [weights, bias]: readonly Tensor2D[]): Tensor2D =>
    tf.sigmoid(tf.add<Tensor2D>(timesWeights(tf, visible, weights!), bias!));
  const visible = (states: Tensor2D, [weights, , bias]: readonly Tensor2D[]): Tensor2D => {
    const sums = tf.add<Tensor2D>(tf.transpose(tf.matMul<Tensor2D>(weights!, tf.transpose(states))), bias!);
    return isBinary ? tf.sigmoid(sums) : sums;
  };
  const sampled = (chances: Tensor2D): Tensor2D => {
    const draws = symmetricUniforms(next, chances.size, 0.5).map((draw) => draw + 0.5);
    return tf.cast(tf.greater(chances, tf.tensor2d(draws, chances.shape)), 'float32');
  };
  return {
    samples: inputs.rows,
    unit: 1,
    limit: DIVERGED * columns,
    start: () => [
      {
        // Uniform, of the same spread.
        value: tf.tensor2d(
          symmetricUniforms(fastRandom(rng.fork('weights')), columns * units, SPREAD * Math.sqrt(3)),
          [columns, units],
        ),
        decays: true,
      },
      { value: tf.zeros([1, units]), decays: false },
      { value: tf.tensor2d(visibleBias(inputs, isBinary), [1, columns]), decays: false },
    ],
    step(values, rows) {
      const data = batch(rows);
      const positive = hidden(data, values);
      let chances = positive;
      let model = data;
      for (let step = 0; step < gibbsSteps; step++) {
        model = visible(sampled(chances), values);
        chances = hidden(model, values);
      }
      const scale = 1 / rows.length;
      const falling = (first: Tensor2D, second: Tensor2D): Tensor2D => tf.mul(tf.sub(second, first), scale);
      const columnSums = (table: Tensor2D): Tensor2D => tf.sum(table, 0, true);
      return {
        error: tf.sum(tf.square(tf.sub(model, data))),
        gradients: [
          falling(
            tf.matMul<Tensor2D>(tf.transpose(data), positive),
            tf.matMul<Tensor2D>(tf.transpose(model), chances),
          ),
          falling(columnSums(positive), columnSums(chances)),
          falling(columnSums(data), columnSums(model)),
        ],
      };
    },
    error(values, rows) {
      const data = batch(rows);
      return tf.sum(tf.square(tf.sub(visible(hidden(data, values), values), data)));
    },
  };
}

/** What each visible unit gives on average (Hinton 2010, section 8): log odds, or the mean. */
function visibleBias({ rows, columns, values }: RowTable, isBinary: boolean): Float32Array {
  const bias = new Float32Array(columns);
  values.forEach((value, at) => (bias[at % columns]! += value / rows));
  if (!isBinary) return bias;
  return bias.map((mean) => {
    const chance = Math.min(1 - 0.5 / rows, Math.max(0.5 / rows, mean));
    return Math.log(chance / (1 - chance));
  });
}

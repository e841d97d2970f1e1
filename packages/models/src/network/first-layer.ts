import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { Batch } from './dense-network.js';
import { dropoutMask } from './fast-random.js';
import { readTensor } from './read-tensor.js';
import { type RowTable, takeRows, transposed } from './row-table.js';
import type { TensorFlow } from './tensorflow.js';

/** How the first layer's weights are represented while they are trained. */
export interface FirstLayer {
  /** What training starts from, inputs × units of this representation; the caller disposes it. */
  start(): Tensor2D;
  /** The first layer's side of a batch; with `next`, inputs are dropped. */
  batch(rows: Int32Array, next?: () => number): Pick<Batch, 'inputs' | 'inputsTransposed' | 'offset'>;
  /** The trained weights, markers × units, from the trained tensor and the share that decay has left of the initial weights. */
  weights(trained: Tensor2D, share: Tensor2D): Tensor2D;
}

/** The weights themselves: markers × units. */
export function primalFirstLayer(
  tf: TensorFlow,
  inputs: RowTable,
  initial: Float32Array,
  units: number,
  inputDropout: number,
): FirstLayer {
  const { columns } = inputs;
  return {
    start: () => tf.tensor2d(initial, [columns, units]),
    batch(rows, next) {
      const values = takeRows(inputs, rows);
      if (inputDropout > 0 && next !== undefined) {
        const mask = dropoutMask(next, values.length, inputDropout);
        for (let index = 0; index < values.length; index++) values[index]! *= mask[index]!;
      }
      return {
        inputs: tf.tensor2d(values, [rows.length, columns]),
        inputsTransposed: tf.tensor2d(transposed(values, rows.length, columns), [columns, rows.length]),
      };
    },
    weights: (trained) => trained,
  };
}

/**
 * The weights as c·W⁰ + XᵀA: with unchanging inputs every gradient is Xᵀ times something samples × units, so that A is
 * all that SGD and momentum change, and c all that weight decay does. Sums are X W = c·X W⁰ + (X Xᵀ) A, and a step
 * costs samples instead of markers.
 *
 * @param kernel X Xᵀ, samples × samples
 */
export function dualFirstLayer(
  tf: TensorFlow,
  inputs: RowTable,
  kernel: RowTable,
  initial: Float32Array,
  units: number,
): FirstLayer {
  const { rows: samples, columns } = inputs;
  const initialSums: RowTable = {
    rows: samples,
    columns: units,
    values: readTensor(tf, () => {
      const weights = tf.tensor2d(initial, [columns, units]);
      return tf.matMul(tf.tensor2d(inputs.values, [samples, columns]), weights);
    }),
  };
  return {
    start: () => tf.zeros([samples, units]),
    batch(rows) {
      const selection = new Float32Array(samples * rows.length);
      rows.forEach((row, index) => {
        selection[row * rows.length + index] = 1;
      });
      return {
        inputs: tf.tensor2d(takeRows(kernel, rows), [rows.length, samples]),
        inputsTransposed: tf.tensor2d(selection, [samples, rows.length]),
        offset: tf.tensor2d(takeRows(initialSums, rows), [rows.length, units]),
      };
    },
    weights(trained, share) {
      const genotypes = tf.tensor2d(transposed(inputs.values, samples, columns), [columns, samples]);
      const span = tf.matMul<Tensor2D>(genotypes, trained);
      return tf.add(span, tf.mul(tf.tensor2d(initial, [columns, units]), share));
    },
  };
}

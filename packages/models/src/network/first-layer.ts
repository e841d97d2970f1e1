import type { Matrix } from '@snpress/data';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { gram } from '../linear-algebra/gram.js';
import type { Batch } from './dense-network.js';
import { dropoutMask } from './fast-random.js';
import { readTensor } from './read-tensor.js';
import { type RowTable, rowTable, takeRows, transposed } from './row-table.js';
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

/** Genotypes row-major and feature-major, and their Gram matrix X Xᵀ (samples × samples). */
export interface KernelInputs {
  readonly inputs: RowTable;
  readonly genotypes: Float32Array;
  readonly kernel: RowTable;
}

/** What dual first layers of the same genotypes share. */
export function kernelInputs(matrix: Matrix): KernelInputs {
  const samples = matrix.samples.length;
  const values = Float32Array.from(gram(matrix.values, samples, matrix.features.length));
  return {
    inputs: rowTable(matrix),
    genotypes: matrix.values,
    kernel: { rows: samples, columns: samples, values },
  };
}

/**
 * The weights as c·W⁰ + XᵀA: with unchanging inputs every gradient is Xᵀ times something samples × units, so that A is
 * all that SGD and momentum change, and c all that weight decay does. Sums are X W = c·X W⁰ + (X Xᵀ) A, and a step
 * costs samples instead of markers.
 */
export function dualFirstLayer(
  tf: TensorFlow,
  { inputs, genotypes, kernel }: KernelInputs,
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
      const span = tf.matMul<Tensor2D>(tf.tensor2d(genotypes, [columns, samples]), trained);
      return tf.add(span, tf.mul(tf.tensor2d(initial, [columns, units]), share));
    },
  };
}

import { createRng } from '@snpress/data/random/rng';
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { activations } from '../../src/network/activation.js';
import { selectBackend } from '../../src/network/select-backend.js';
import { testBackend } from '../network/test-backend.js';
import type { TensorFlow } from '../../src/network/tensorflow.js';
import {
  type Autoencoder,
  reconstructionError,
  reconstructionGradients,
} from '../../src/sdae/autoencoder.js';
import { gradientError } from '../network/gradient-check.js';

let tf: TensorFlow;
beforeAll(async () => {
  tf = await selectBackend(testBackend);
});

const rng = createRng('autoencoder');
const tensor = (rows: number, columns: number, draw: () => number): Tensor2D =>
  tf.tensor2d(Float32Array.from({ length: rows * columns }, draw), [rows, columns]);
const normal = (rows: number, columns: number): Tensor2D => tensor(rows, columns, () => rng.normal());
const uniform = (rows: number, columns: number): Tensor2D => tensor(rows, columns, () => rng.uniform());

function asAutoencoder([weights, bias, outputBias, outputWeights]: readonly Tensor2D[]): Autoencoder {
  return { weights: weights!, bias: bias!, outputBias: outputBias!, outputWeights };
}

describe('reconstruction gradients', () => {
  for (const activation of activations) {
    for (const loss of ['squared', 'cross-entropy'] as const) {
      for (const tied of [false, true]) {
        it(`agree with finite differences: ${activation}, ${loss}, ${tied ? 'tied' : 'untied'}`, () => {
          const corrupted = uniform(4, 6);
          const batch = { clean: uniform(4, 6), corrupted, corruptedTransposed: tf.transpose(corrupted) };
          const options = { activation, loss };
          const values = [normal(6, 3), normal(1, 3), normal(1, 6), ...(tied ? [] : [normal(3, 6)])];
          const { gradients, error } = reconstructionGradients(
            tf,
            asAutoencoder(values),
            batch,
            options,
            0.25,
          );
          const { weights, bias, outputBias, outputWeights } = gradients;
          expect(outputWeights === undefined).toBe(tied);
          const errorOf = (moved: readonly Tensor2D[]): Scalar =>
            tf.mul<Scalar>(
              reconstructionError(tf, asAutoencoder(moved), batch.clean, corrupted, options),
              0.25,
            );
          expect(errorOf(values).dataSync()[0]).toBeCloseTo(0.25 * error.dataSync()[0]!, 4);
          const flat = [weights, bias, outputBias, ...(outputWeights ? [outputWeights] : [])];
          expect(gradientError(tf, values, flat, errorOf)).toBeLessThan(activation === 'relu' ? 2e-2 : 2e-3);
        });
      }
    }
  }
});

describe('cross-entropy', () => {
  it('is −Σ [x log z + (1 − x) log(1 − z)]', () => {
    const autoencoder = asAutoencoder([normal(5, 3), normal(1, 3), normal(1, 5), normal(3, 5)]);
    const clean = uniform(2, 5);
    const options = { activation: 'sigmoid', loss: 'cross-entropy' } as const;
    const actual = reconstructionError(tf, autoencoder, clean, clean, options).dataSync()[0]!;
    const codes = tf.sigmoid<Tensor2D>(
      tf.add<Tensor2D>(tf.matMul(clean, autoencoder.weights), autoencoder.bias),
    );
    const sums = tf.add<Tensor2D>(tf.matMul(codes, autoencoder.outputWeights!), autoencoder.outputBias);
    const z = tf.sigmoid<Tensor2D>(sums).dataSync<'float32'>();
    const expected = clean
      .dataSync<'float32'>()
      .reduce((sum, x, at) => sum - x * Math.log(z[at]!) - (1 - x) * Math.log(1 - z[at]!), 0);
    expect(actual).toBeCloseTo(expected, 4);
  });
});

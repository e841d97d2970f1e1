import { createRng } from '@snpress/data/random/rng';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { activations } from '../../src/network/activation.js';
import { dropoutMask, fastRandom } from '../../src/network/fast-random.js';
import { selectBackend } from '../../src/network/select-backend.js';
import { testBackend } from './test-backend.js';
import type { TensorFlow } from '../../src/network/tensorflow.js';
import { gradientError } from './gradient-check.js';
import { backpropagate, type Batch, forward, type Layer } from '../../src/network/dense-network.js';

let tf: TensorFlow;
beforeAll(async () => {
  tf = await selectBackend(testBackend);
});

const rng = createRng('dense network');
const random = (rows: number, columns: number): Tensor2D =>
  tf.tensor2d(
    Float32Array.from({ length: rows * columns }, () => rng.normal()),
    [rows, columns],
  );

function layersOf(values: readonly Tensor2D[]): Layer[] {
  return [0, 2, 4].map((at) => ({ weights: values[at]!, bias: values[at + 1]! }));
}

describe('backpropagation', () => {
  for (const activation of activations) {
    for (const dropout of [0, 0.4]) {
      it(`agrees with finite differences: ${activation}, dropout ${dropout}`, () => {
        const next = fastRandom(rng.fork(activation));
        const inputs = random(4, 5);
        const mask = (units: number): Tensor2D =>
          tf.tensor2d(dropoutMask(next, 4 * units, dropout), [4, units]);
        const batch: Batch = {
          inputs,
          inputsTransposed: tf.transpose(inputs),
          offset: random(4, 6),
          targets: random(4, 2),
          masks: dropout > 0 ? [mask(6), mask(3)] : [],
        };
        const values = [random(5, 6), random(1, 6), random(6, 3), random(1, 3), random(3, 2), random(1, 2)];
        const { gradients } = backpropagate(tf, layersOf(values), activation, batch, 0.5);
        const flat = gradients.flatMap(({ weights, bias }) => [weights, bias]);
        const difference = gradientError(tf, values, flat, (moved) => {
          const { output } = forward(tf, layersOf(moved), activation, batch);
          return tf.mul(tf.sum(tf.square(tf.sub(output, batch.targets))), 0.5);
        });
        expect(difference).toBeLessThan(activation === 'relu' ? 2e-2 : 2e-3);
      });
    }
  }
});

describe('dropout', () => {
  it('keeps the expected activation and drops the given share', () => {
    const mask = dropoutMask(fastRandom(createRng('mask')), 200_000, 0.3);
    const mean = mask.reduce((sum, value) => sum + value, 0) / mask.length;
    const dropped = mask.filter((value) => value === 0).length / mask.length;
    expect(mean).toBeCloseTo(1, 2);
    expect(dropped).toBeCloseTo(0.3, 2);
    expect(new Set(mask)).toEqual(new Set([0, Math.fround(1 / 0.7)]));
  });
});

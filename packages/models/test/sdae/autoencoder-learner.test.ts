import { createRng } from '@snpress/data/random/rng';
import { expect, it } from 'vitest';
import type { BackendName } from '../../src/contract/backend-name.js';
import { rowTable } from '../../src/network/row-table.js';
import { pretrainSchema } from '../../src/sdae/pretrain-params.js';
import { trainAutoencoder } from '../../src/sdae/train-autoencoder.js';
import { makeTrainingSet } from '../../src/testing/index.js';
import { testBackend } from '../network/test-backend.js';

const { genotypes } = makeTrainingSet(createRng('autoencoders'), { samples: 21, markers: 133, genes: 1 });
const inputs = rowTable(genotypes);

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce((largest, value, at) => Math.max(largest, Math.abs(value - b[at]!)), 0);
}

it.each([
  ['sigmoid', {}, false],
  ['sigmoid', { tied: true, weightDecay: 0.01 }, false],
  ['sigmoid', { momentum: 0.5, weightDecay: 0.01, corruption: { type: 'gaussian', level: 0.2 } }, false],
  ['tanh', { tied: true, momentum: 0.5, learningRate: 0.005 }, false],
  ['relu', { learningRate: 0.001, batchSize: 21 }, false],
  ['relu', { learningRate: 0.001, corruption: 0 }, true],
  ['sigmoid', { loss: 'cross-entropy', corruption: { type: 'salt-and-pepper', level: 0.1 } }, false],
  ['sigmoid', { earlyStopping: { validation: 0.3, patience: 2 }, batchSize: 1 }, false],
] as const)(
  'the kernels train the autoencoder of TensorFlow.js: %s, %j, linear: %s',
  async (activation, given, linear) => {
    const params = pretrainSchema.parse({ learningRate: 0.03, batchSize: 6, epochs: 12, ...given });
    const trained = (backend?: BackendName) =>
      trainAutoencoder(inputs, inputs, 37, { activation, loss: params.loss, linear }, params, {
        rng: createRng('train'),
        backend,
      });
    const [fast, slow] = [await trained(), await trained(testBackend)];
    expect(slow.curve.training.at(-1)).toBeLessThan(slow.curve.training[0]!);
    expect(fast.curve.best).toBe(slow.curve.best);
    fast.curve.training.forEach((loss, epoch) => {
      expect(loss / slow.curve.training[epoch]!).toBeCloseTo(1, 5);
    });
    expect(fast.curve.validation).toHaveLength(slow.curve.validation.length);
    for (const of of ['weights', 'bias'] as const)
      expect(largestDifference(fast.layer[of], slow.layer[of])).toBeLessThan(1e-5);
    expect(largestDifference(fast.codes.values, slow.codes.values)).toBeLessThan(1e-5);
  },
);

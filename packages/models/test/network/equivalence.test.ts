import { createRng } from '@snpress/data/random/rng';
import { describe, expect, it } from 'vitest';
import { gram } from '../../src/linear-algebra/gram.js';
import type { KernelProblem } from '../../src/network/kernel-learner.js';
import { networkParams, type NetworkParams } from '../../src/network/network-params.js';
import type { PlainLayer } from '../../src/contract/plain-layer.js';
import { networkOutput, randomLayers, zeroLayer } from '../../src/network/plain-layer.js';
import { type RowTable, rowTable } from '../../src/network/row-table.js';
import { type BackendName, backendNames } from '../../src/contract/backend-name.js';
import { missingPackage, selectBackend } from '../../src/network/select-backend.js';
import { testBackend } from './test-backend.js';
import { trainNetwork } from '../../src/network/train-network.js';
import type { TensorFlow } from '../../src/network/tensorflow.js';
import { rotateTargets } from '../../src/target-rotation/rotate-targets.js';
import { predictGenes } from '../../src/target-rotation/rotation-basis.js';
import { makeTrainingSet } from '../../src/testing/index.js';
import { trainOnTensors } from '../../src/network/train-on-tensors.js';

const train = makeTrainingSet(createRng('equivalence'), { samples: 20, markers: 60, genes: 45 });
const others = makeTrainingSet(createRng('others'), { samples: 7, markers: 60, genes: 45 }).genotypes;
const rotation = rotateTargets(train.expression);
const rotated: RowTable = {
  rows: 20,
  columns: rotation.rank,
  values: Float32Array.from(rotation.scores),
};
const everyGene: RowTable = rowTable({
  ...train.expression,
  values: train.expression.values.map((value, at) => value - rotation.means[Math.floor(at / 20)]!),
});

function paramsWith(given: object): NetworkParams {
  return networkParams.parse({ hidden: [9, 6], epochs: 50, learningRate: 0.3, batchSize: 6, ...given });
}

function problemOf(targets: RowTable, params: NetworkParams, dual: boolean): KernelProblem {
  const hidden = randomLayers(createRng('network').fork('start'), 60, params.hidden, params.activation);
  const genotypes = rowTable(train.genotypes);
  const kernel = dual && {
    rows: 20,
    columns: 20,
    values: Float32Array.from(gram(train.genotypes.values, 20, 60)),
  };
  return {
    inputs: { genotypes, ...(kernel && { kernel }) },
    start: [...hidden, zeroLayer(params.hidden.at(-1)!, targets.columns)],
    targets,
    total: rotation.total,
  };
}

async function trained(
  tf: TensorFlow,
  targets: RowTable,
  params: NetworkParams,
  dual: boolean,
): Promise<{ readonly layers: readonly PlainLayer[]; readonly training: readonly number[] }> {
  const { layers, curve } = await trainOnTensors(tf, problemOf(targets, params, dual), params, {
    rng: createRng('network'),
  });
  return { layers, training: curve.training };
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce((largest, value, at) => Math.max(largest, Math.abs(value - b[at]!)), 0);
}

/** The centred predictions of every gene, sample by sample. */
function genePredictions(output: Float64Array): Float32Array {
  const { values } = predictGenes(rotation, output, others.samples);
  const centred = values.map((value, at) => value - rotation.means[Math.floor(at / 7)]!);
  return rowTable({ samples: others.samples, features: train.expression.features, values: centred }).values;
}

describe('training on rotated targets', () => {
  for (const given of [
    { activation: 'sigmoid' },
    { activation: 'tanh', dropout: { hidden: 0.2 }, learningRate: 0.05 },
    { activation: 'relu', weightDecay: 0.01, learningRate: 0.05 },
  ]) {
    it(`agrees with training on every gene after 50 epochs: ${JSON.stringify(given)}`, async () => {
      const tf = await selectBackend(testBackend);
      const params = paramsWith(given);
      const small = await trained(tf, rotated, params, true);
      const large = await trained(tf, everyGene, params, true);
      const expected = networkOutput(others, large.layers, params.activation);
      expect(small.training.at(-1)).toBeLessThan(0.9);
      expect(Math.max(...expected)).toBeGreaterThan(0.3);
      const actual = genePredictions(networkOutput(others, small.layers, params.activation));
      expect(largestDifference(actual, expected)).toBeLessThan(1e-4);
    });
  }
});

describe('a dual first layer', () => {
  for (const given of [
    { activation: 'sigmoid', momentum: 0 },
    { activation: 'tanh', momentum: 0.9, weightDecay: 0.02, schedule: 'cosine' },
    { activation: 'sigmoid', dropout: { hidden: 0.2 }, hidden: [30, 20] },
  ]) {
    it(`agrees with a primal one after 50 epochs: ${JSON.stringify(given)}`, async () => {
      const tf = await selectBackend(testBackend);
      const params = paramsWith(given);
      const [dual, primal] = [
        await trained(tf, rotated, params, true),
        await trained(tf, rotated, params, false),
      ];
      const expected = networkOutput(others, primal.layers, params.activation);
      const actual = networkOutput(others, dual.layers, params.activation);
      expect(primal.training.at(-1)).toBeLessThan(0.9);
      expect(largestDifference(actual, expected)).toBeLessThan(1e-4);
      expect(largestDifference(dual.layers[0]!.weights, primal.layers[0]!.weights)).toBeLessThan(1e-4);
    });
  }
});

describe('the SIMD kernels', () => {
  it.each([
    [true, { activation: 'sigmoid', dropout: { hidden: 0.2 }, hidden: [30, 20] }],
    [true, { activation: 'tanh', momentum: 0.5, weightDecay: 0.02, schedule: 'cosine', batchSize: 7 }],
    [true, { activation: 'sigmoid', earlyStopping: { validation: 0.3, patience: 3 }, epochs: 30 }],
    [false, { activation: 'relu', dropout: { hidden: 0.2, input: 0.1 }, learningRate: 0.05 }],
    [false, { activation: 'sigmoid', hidden: [8], weightDecay: 0.01, momentum: 0, batchSize: 1 }],
  ])('agree with tfjs (dual: %s, %j)', async (dual, given) => {
    const tf = await selectBackend(testBackend);
    const params = paramsWith(given);
    const problem = problemOf(rotated, params, dual);
    const fast = await trainNetwork(problem, params, { rng: createRng('network') });
    const slow = await trainOnTensors(tf, problem, params, { rng: createRng('network') });
    expect(fast.curve.best).toBe(slow.curve.best);
    expect(largestDifference(fast.curve.training, slow.curve.training)).toBeLessThan(1e-4);
    expect(largestDifference(fast.curve.validation, slow.curve.validation)).toBeLessThan(1e-4);
    for (const [depth, layer] of slow.layers.entries()) {
      expect(largestDifference(fast.layers[depth]!.weights, layer.weights)).toBeLessThan(1e-4);
      expect(largestDifference(fast.layers[depth]!.bias, layer.bias)).toBeLessThan(1e-4);
    }
    expect(slow.curve.training.at(-1)).toBeLessThan(slow.curve.training[0]!);
  });
});

/** `npm run test:native` says where the native one is skipped. */
const installed = backendNames.filter((name) => missingPackage(name) === undefined);

describe.each(installed)('the backend %s', (name) => {
  it('agrees with our kernels to 1e-4, and leaves no tensor', async () => {
    const params = paramsWith({ dropout: { hidden: 0.2, input: 0.1 }, epochs: 20 });
    const outputOn = async (backend?: BackendName): Promise<Float64Array> => {
      const context = { rng: createRng('network'), backend };
      const { layers } = await trainNetwork(problemOf(rotated, params, false), params, context);
      return networkOutput(others, layers, params.activation);
    };
    const tf = await selectBackend(name);
    const before = tf.memory().numTensors;
    expect(largestDifference(await outputOn(name), await outputOn())).toBeLessThan(1e-4);
    expect(tf.memory().numTensors).toBe(before);
    expect(tf.getBackend()).toBe(name);
  });
});

it('says what is missing of a backend that is not installed', async () => {
  const missing = missingPackage('tensorflow');
  if (missing === undefined) expect((await selectBackend('tensorflow')).getBackend()).toBe('tensorflow');
  else
    await expect(selectBackend('tensorflow')).rejects.toThrow(
      `the optional package ${missing} is not installed`,
    );
});

import { createRng } from '@snpress/data/random/rng';
import type { Matrix } from '@snpress/data';
import { describe, expect, it } from 'vitest';
import { parseParams } from '../../src/contract/parse-params.js';
import { mlp } from '../../src/mlp/mlp.js';
import { describeBackend } from '../../src/network/select-backend.js';
import { makeTrainingSet } from '../../src/testing/index.js';
import { namedBackend as backend } from '../network/test-backend.js';

const train = makeTrainingSet(createRng('mlp'), { samples: 40, markers: 60, genes: 12 });
const rng = createRng('fit');
const fit = (given: object) =>
  mlp.fit(train, parseParams(mlp, { hidden: [20, 10], ...given }), { rng, backend });

function unexplained(predicted: Matrix, truth: Matrix): number {
  const rows = truth.samples.length;
  let error = 0;
  let total = 0;
  truth.features.forEach((_, gene) => {
    const values = truth.values.subarray(gene * rows, (gene + 1) * rows);
    const mean = values.reduce((sum, value) => sum + value, 0) / rows;
    values.forEach((value, row) => {
      error += (value - predicted.values[gene * rows + row]!) ** 2;
      total += (value - mean) ** 2;
    });
  });
  return error / total;
}

interface Curve {
  readonly training: number[];
  readonly validation: number[];
  readonly best: number;
}
const curvesOf = (fitted: Awaited<ReturnType<typeof fit>>): Curve[] =>
  fitted.save().metadata.learningCurves as unknown as Curve[];

describe('mlp', () => {
  it('learns: its loss is the unexplained fraction of training variance', async () => {
    const fitted = await fit({ epochs: 150, learningRate: 0.2, batchSize: 40, momentum: 0.9 });
    const [curve] = curvesOf(fitted);
    expect(curve!.training).toHaveLength(150);
    expect(curve!.training[0]).toBeCloseTo(1, 6);
    expect(curve!.training.at(-1)).toBeLessThan(0.6);
    expect(unexplained(fitted.predict(train.genotypes), train.expression)).toBeCloseTo(
      curve!.training.at(-1)!,
      1,
    );
  });

  it('predicts the mean of its ensemble', async () => {
    const fitted = await fit({ ensemble: 3, epochs: 20 });
    const alone = await fit({ ensemble: 1, epochs: 20 });
    const { arrays, metadata } = fitted.save();
    expect(metadata.networks).toBe(3);
    const single = (member: number): Matrix => {
      const renamed = Object.entries(arrays).flatMap(([name, array]) => {
        if (!name.startsWith('network')) return [[name, array] as const];
        const prefix = `network${member}/`;
        return name.startsWith(prefix) ? [[`network0/${name.slice(prefix.length)}`, array] as const] : [];
      });
      const bundle = { metadata: { ...metadata, networks: 1 }, arrays: Object.fromEntries(renamed) };
      return mlp.load(bundle).predict(train.genotypes);
    };
    const members = [0, 1, 2].map(single);
    expect(members[0]!.values).toEqual(alone.predict(train.genotypes).values);
    expect(members[1]!.values).not.toEqual(members[0]!.values);
    fitted.predict(train.genotypes).values.forEach((value, at) => {
      const mean = members.reduce((sum, { values }) => sum + values[at]! / 3, 0);
      expect(value).toBeCloseTo(mean, 5);
    });
  });

  it('stops early on samples that it keeps aside', async () => {
    const fitted = await fit({
      epochs: 500,
      learningRate: 0.5,
      earlyStopping: { validation: 0.25, patience: 5 },
    });
    const [curve] = curvesOf(fitted);
    expect(curve!.training.length).toBeLessThan(500);
    expect(curve!.validation).toHaveLength(curve!.training.length);
    expect(curve!.best).toBe(curve!.training.length - 6);
  });

  it('ends with the last finite epoch where it diverges', async () => {
    const fitted = await fit({ activation: 'relu', learningRate: 1e4, epochs: 30 });
    expect(curvesOf(fitted)[0]!.training.length).toBeLessThan(30);
    expect(fitted.predict(train.genotypes).values.every(Number.isFinite)).toBe(true);
  });
});

describe('describeBackend', () => {
  it('says what networks compute on, and what is missing of what they could', async () => {
    const { usual, named } = await describeBackend();
    expect(usual).toMatch(/our own kernels/);
    expect(named.map(({ name }) => name)).toEqual(['tensorflow', 'wasm', 'cpu']);
    const [native, ...others] = named.map(({ problem }) => problem);
    expect(others).toEqual([undefined, undefined]);
    if (native !== undefined) expect(native).toMatch(/tfjs-node is not installed/);
  });
});

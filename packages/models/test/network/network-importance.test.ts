import { createRng } from '@snpress/data/random/rng';
import type { Matrix } from '@snpress/data';
import { expect, it } from 'vitest';
import type { TrainingSet } from '../../src/contract/training-set.js';
import { mlp } from '../../src/mlp/mlp.js';
import { namedBackend as backend } from './test-backend.js';
import { makeTrainingSet } from '../../src/testing/index.js';

const rng = createRng('network importance');
const shape = { samples: 20, markers: 9, genes: 5 };
const cross = makeTrainingSet(rng.fork('data'), shape);
const dosages = rng.fork('dosages');
/** No marker repeats another, so that none shares its importance. */
const train: TrainingSet = {
  ...cross,
  genotypes: { ...cross.genotypes, values: cross.genotypes.values.map((value) => value + dosages.uniform()) },
};
/** So short that no rectified unit's kink lies within it; predictions in single precision leave 1e-3 of a difference. */
const step = 0.0005;

function variance(values: Float32Array, feature: number): number {
  const column = [...values.subarray(feature * shape.samples, (feature + 1) * shape.samples)];
  const mean = column.reduce((sum, value) => sum + value, 0) / shape.samples;
  return column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / shape.samples;
}

function moved(genotypes: Matrix, marker: number, by: number): Matrix {
  const values = genotypes.values.map((value, at) =>
    Math.floor(at / shape.samples) === marker ? value + by : value,
  );
  return { ...genotypes, values };
}

it.each([
  ['sigmoid', [7, 4]],
  ['tanh', [7, 4]],
  ['relu', [7, 4]],
  // Both networks together have fewer units below the outputs than these are.
  ['tanh', [7, 2]],
] as const)(
  'is the squared slope of the predictions, by finite differences: %s, %j',
  async (activation, hidden) => {
    const params = mlp.params.parse({
      hidden,
      activation,
      epochs: 60,
      learningRate: 0.05,
      ensemble: 2,
    });
    const fitted = await mlp.fit(train, params, { rng: rng.fork(activation), backend });
    const { values } = fitted.markerImportance!();

    const { genotypes, expression } = train;
    const total = expression.features.reduce((sum, _, gene) => sum + variance(expression.values, gene), 0);
    genotypes.features.forEach((_, marker) => {
      const up = fitted.predict(moved(genotypes, marker, step)).values;
      const down = fitted.predict(moved(genotypes, marker, -step)).values;
      const square = up.reduce((sum, value, at) => sum + ((value - down[at]!) / (2 * step)) ** 2, 0);
      const expected = ((square / shape.samples) * variance(genotypes.values, marker)) / total;
      expect(values[marker]! / expected).toBeCloseTo(1, 2);
    });
    expect(Math.max(...values)).toBeGreaterThan(0.01);
  },
);

import { createRng } from '@snpress/data/random/rng';
import { simulateCross } from '@snpress/datasets/simulate/simulate-cross';
import { describe, expect, it } from 'vitest';
import { getEstimator } from '../../src/registry.js';
import { selectRows } from '../../src/testing/subject.js';

const { dataset } = simulateCross(
  { samples: 150, markers: 200, genes: 60, missingRate: 0, heritability: 0 },
  createRng('null'),
);
const train = selectRows(dataset, (row) => row < 100);
const test = selectRows(dataset, (row) => row >= 100);

/** Pooled over genes: 1 − error about the prediction over error about the training mean. */
async function skillOf(type: string, params: object): Promise<number> {
  const fitted = await getEstimator(type).fit(train, params, { seed: 1 });
  const predicted = fitted.predict(test.genotypes).values;
  let error = 0;
  let variance = 0;
  const [rows, trained] = [test.genotypes.samples.length, train.genotypes.samples.length];
  dataset.expression.features.forEach((_, gene) => {
    const own = train.expression.values.subarray(gene * trained, (gene + 1) * trained);
    const mean = own.reduce((sum, value) => sum + value, 0) / trained;
    for (let at = gene * rows; at < (gene + 1) * rows; at++) {
      error += (test.expression.values[at]! - predicted[at]!) ** 2;
      variance += (test.expression.values[at]! - mean) ** 2;
    }
  });
  return 1 - error / variance;
}

describe('on a cross without any genetic effect', () => {
  it.each([
    ['susie', {}],
    ['multi-kernel', { profiles: 'shared' }],
    ['multi-kernel', { profiles: 'shared', interactions: 'pairs' }],
    ['multi-kernel', { profiles: 'own', interactions: 'pairs' }],
    ['blend', {}],
    ['blend', { of: ['susie', 'multi-kernel', 'ridge'], weights: 'nnls', perGene: true, folds: 2 }],
  ])('%s with %j finds nothing', async (type, params) => {
    const skill = await skillOf(type, params);
    expect(skill).toBeLessThan(0.01);
    expect(skill).toBeGreaterThan(-0.05);
  });
});

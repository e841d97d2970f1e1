import { expect, it } from 'vitest';
import type { Metrics } from '../../src/run/metrics.js';
import { verdictOf } from '../../src/run/verdict-of.js';

const model = (pooled: number, splits: readonly number[]) => ({
  skill: { pooled },
  perSplit: splits.map((skill) => ({ trainSamples: 40, testSamples: 10, skill })),
});
const metrics = {
  experiment: 'e',
  ...{ samples: 50, snps: 9, genes: 3 },
  models: {
    mean: model(0, [0, 0, 0, 0, 0]),
    ridge: { ...model(0.02, [-0.3, 0.3, 0.2, -0.2, 0.1]), intervals: { skill: { pooled: [-0.1, 0.14] } } },
    lasso: model(0.3, [0.32, 0.28, 0.31, 0.29, 0.3]),
    twin: model(0.29, [0.29, 0.31, 0.28, 0.3, 0.27]),
  },
} as unknown as Metrics;

it('names the best model with those that the splits do not tell apart from it, in words of what is predicted', () => {
  expect(verdictOf(metrics)).toMatch(
    /lasso and twin are best and not told apart: .* training mean of each gene/,
  );
  expect(verdictOf({ ...metrics, targets: 'traits' })).toMatch(/ training mean of each trait/);
  expect(verdictOf({ ...metrics, models: { mean: metrics.models.mean! } })).toBeUndefined();
});

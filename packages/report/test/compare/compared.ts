import type { RunComparison } from '../../src/index.js';

const hostile = '<img src=x onerror=alert(1)>';

/** Three runs, one of which held out other samples; a model of a hostile name. */
export const compared: RunComparison = {
  runs: ['A', 'B', 'C'].map((label, index) => ({
    label,
    folder: `runs/${hostile}/${index}`,
    experiment: hostile,
    started: '2026-11-22T10:00:00.000Z',
    seconds: 12,
    sameHoldout: index < 2,
  })),
  spec: [{ what: `models.${hostile}`, values: ['[0.1]', '[0.2]', undefined] }],
  inputs: [],
  surroundings: [{ what: 'cpu', values: [hostile, 'b', 'c'] }],
  models: [
    {
      model: hostile,
      runs: [
        {
          metrics: {
            mse: { value: 0.1 },
            skill_pooled: { value: 0.2, interval: [0.1, 0.3] },
            r_mean: { value: 0.3 },
          },
        },
        {
          metrics: {
            mse: { value: 0.08 },
            skill_pooled: { value: 0.25 },
            skill_median: { value: NaN },
            r_mean: { value: 0.3 },
          },
          change: {
            pooled: 0.05,
            test: { interval: [0.02, 0.08], p: 0.01 },
            genes: { genes: [hostile, 'b'], first: [0.1, -3], other: [0.2, NaN] },
          },
        },
        undefined,
      ],
    },
    {
      model: 'mean',
      runs: [
        { metrics: { mse: { value: 1 }, skill_pooled: { value: 0 }, r_mean: { value: NaN } } },
        undefined,
        undefined,
      ],
    },
  ],
};

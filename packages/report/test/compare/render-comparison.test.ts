import { describe, expect, it } from 'vitest';
import { renderComparison, type RunComparison } from '../../src/index.js';
import { markupProblems } from '../input/tag-balance.js';

const hostile = '<img src=x onerror=alert(1)>';

const comparison: RunComparison = {
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

describe('renderComparison', () => {
  it('says what differs, with every name escaped, and gives the same bytes again', async () => {
    const files = await renderComparison(comparison);
    const page = files['index.html']!;
    expect(page).not.toContain('<img');
    expect(page).toContain('Runs A, B and C differ in 1 setting.');
    expect(page).toContain('C held out other samples or other data than A');
    expect(page).toMatch(/\+0\.050\s\(95.% 0\.020 to 0\.080, p 0\.010\)/);
    expect(page).toContain('−0.0200 (better)');
    expect(markupProblems(page)).toEqual([]);
    expect(Object.keys(files).sort()).toEqual([
      'figures/genes-img-src-x-onerror-alert-1-b.svg',
      'figures/skill-by-run.svg',
      'index.html',
      'tables/results.csv',
      'tables/settings.csv',
      'tables/surroundings.csv',
    ]);
    expect(await renderComparison(comparison)).toEqual(files);
  });
});

import type { Funnel } from '@snpress/evaluate';
import { expect, it } from 'vitest';
import { headlineTable } from '../../src/view/headline-table.js';

const whole = (count: number): Funnel => ({ read: count, used: [count, count], lost: [] });
const attrition = {
  samples: whole(10),
  markers: {
    ...whole(2100),
    used: [1990, 2000],
    lost: [{ reason: 'dropConstant', count: [100, 110], ids: ['m1'] }],
  },
  genes: whole(5),
} as const;

const model = (pooled: number | null) => ({
  mse: 0.1,
  skill: {
    pooled,
    mean: pooled,
    median: pooled,
    positive: 0.5,
    above: { '0.1': 3, '0.3': 2, '0.5': 1 },
  },
  r: { mean: null },
  perSplit: [],
});

it('ranks the models, the baseline last', () => {
  const metrics = { experiment: 'x', samples: 10, snps: 2000, genes: 5, attrition };
  const table = headlineTable({
    ...metrics,
    models: { mean: model(0), ridge: model(0.1), lasso: model(0.2) },
  });
  expect(`\n${table}\n`).toMatchInlineSnapshot(`
    "
    x: 10 samples × 1,990–2,000 of 2,100 markers → 5 genes
      1,990–2,000 of 2,100 markers used; left out: 100–110 by dropConstant (m1).

    model     MSE         skill  median  genes > 0.1  > 0.3  > 0.5  mean r  q ≤ 0.05
    ─────  ──────  ────────────  ──────  ───────────  ─────  ─────  ──────  ────────
    lasso  0.1000         0.200   0.200            3      2      1       –         –
    ridge  0.1000         0.100   0.100            3      2      1       –         –
    mean   0.1000  0 (baseline)   0.000            3      2      1       –         –

    skill: share of the held-out variance explained beyond the training mean of each gene
    "
  `);
});

it('says so where no model beats the training mean', () => {
  const metrics = { experiment: 'x', samples: 10, snps: 2000, genes: 5, attrition };
  expect(headlineTable({ ...metrics, models: { mean: model(0), ridge: model(-0.1) } })).toContain(
    'No model beats the training mean on these data.',
  );
});

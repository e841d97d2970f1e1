import { createRng } from '@snpress/data';
import { simulateCross } from '@snpress/datasets';
import { crossValidate } from '@snpress/evaluate';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { latestRun, scratchFolder, snpress } from './snpress.js';

const simulate = { samples: 40, markers: 60, genes: 12, heritability: 0.6, missingRate: 0.03 };
const preprocess = {
  genotypes: [{ minAlleleFrequency: { min: 0.05 } }, { impute: {} }, { scale: { range: [0, 1] } }],
  expression: [{ scale: { method: 'standard' } }],
};
const split = { outer: { folds: 2 }, inner: { folds: 3 } };
const models = {
  ridge: { type: 'ridge', select: 'per-gene' },
  net: { type: 'elastic-net', select: 'per-gene', grid: { l1Ratio: [0.3, 0.8], alpha: [0.05, 0.3] } },
  forest: { type: 'random-forest', grid: { trees: [4, 9] } },
  sae: {
    type: 'mlp-sae',
    hidden: [5],
    epochs: 4,
    pretrain: { epochs: 2 },
    grid: { learningRate: [0.05, 0.2] },
  },
  fixed: { type: 'mlp', hidden: [5], epochs: 4 },
};

it('crossValidate of the library gives the numbers of a spec with the same seed', async () => {
  const folder = scratchFolder();
  const spec = { name: 'same', seed: 11, data: { simulate }, preprocess, split, models };
  writeFileSync(path.join(folder, 'same.json'), JSON.stringify(spec));
  const run = await snpress(folder, ['run', 'same.json']);
  expect(run.code, run.stderr).toBe(0);
  const metrics = JSON.parse(latestRun(folder, 'same')['metrics.json']!) as {
    models: Record<string, { mse: number; skill: { mean: number } }>;
  };

  const { dataset } = simulateCross(simulate, createRng('11/simulate'));
  for (const [name, { type, ...own }] of Object.entries<Record<string, unknown> & { type: string }>(models)) {
    const { grid, select, ...params } = own;
    const options = {
      ...split,
      preprocess,
      seed: 11,
      name,
      params,
      ...(grid ? { grid } : {}),
      ...(select ? { select } : {}),
    };
    const { evaluation } = await crossValidate(type, dataset, options as object);
    expect(evaluation.mse, name).toBeCloseTo(metrics.models[name]!.mse, 6);
    expect(evaluation.skill.mean, name).toBeCloseTo(metrics.models[name]!.skill.mean, 6);
  }
}, 120_000);

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { mse } from '@snpress/evaluate/metrics/mse';
import { savedMetric } from '@snpress/evaluate/metrics/saved-metric';
import { meanSkill, pooledSkill } from '@snpress/evaluate/metrics/skill';
import type { Metrics } from '@snpress/experiment/run/metrics';
import { root, scratchFolder, snpress } from './snpress.js';
import { onYeast, yeastIsAbsent } from './yeast-data.js';

/** Networks that are trained for a moment only: their skill is not what this test is about. */
const briefNetworks = ['mlp-sae', 'mlp-sae-dropout', 'mlp-dropout'].flatMap((model) => [
  '--set',
  `models.${model}.grid={learningRate: [0.3]}`,
  '--set',
  `models.${model}.epochs=5`,
]);

it.skipIf(yeastIsAbsent)(
  onYeast('nested-cv.yaml reaches the reference numbers on the yeast cross'),
  { timeout: 1_500_000 },
  async () => {
    const cwd = scratchFolder();
    const spec = path.join(root, 'experiments/nested-cv.yaml');
    const { code, stderr } = await snpress(cwd, ['run', spec, ...briefNetworks]);
    expect(stderr).toMatch(/25 feature ids repeat/);
    expect(code).toBe(0);
    const file = path.join(cwd, 'runs/nested-cv/latest/metrics.json');
    const metrics = JSON.parse(readFileSync(file, 'utf8')) as Metrics;
    expect(metrics).toMatchObject({ samples: 112, snps: 2956, genes: 6216 });
    const { mean, ridge, lasso, forest, knn } = metrics.models;
    expect(savedMetric(mean!, mse)).toBeCloseTo(0.1443, 4);
    expect(savedMetric(mean!, pooledSkill)).toBe(0);
    expect(Math.abs(savedMetric(ridge!, pooledSkill) - 0.155)).toBeLessThan(0.003);
    expect(Math.abs(savedMetric(lasso!, pooledSkill) - 0.281)).toBeLessThan(0.01);
    expect(Math.abs(savedMetric(lasso!, meanSkill) - 0.079)).toBeLessThan(0.006);
    expect(Math.abs(savedMetric(forest!, pooledSkill) - 0.121)).toBeLessThan(0.01);
    expect(savedMetric(knn!, pooledSkill)).toBeGreaterThan(0.05);
  },
);

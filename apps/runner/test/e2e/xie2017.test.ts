import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { savedMetric } from '@snpress/evaluate/metrics/saved-metric';
import { pooledSkill } from '@snpress/evaluate/metrics/skill';
import type { Metrics } from '@snpress/experiment/run/metrics';
import { root, scratchFolder, snpress } from './snpress.js';
import { onYeast, yeastIsAbsent } from './yeast-data.js';

it.skipIf(yeastIsAbsent)(
  onYeast("xie2017.yaml runs the paper's protocol on the yeast cross"),
  { timeout: 900_000 },
  async () => {
    const cwd = scratchFolder();
    const spec = path.join(root, 'experiments/xie2017.yaml');
    const { code } = await snpress(cwd, ['run', spec]);
    expect(code).toBe(0);
    const file = path.join(cwd, 'runs/xie2017/latest/metrics.json');
    const { models } = JSON.parse(readFileSync(file, 'utf8')) as Metrics;
    expect(Object.keys(models)).toEqual(['mean', 'lasso', 'forest', 'mlp-sae', 'mlp-sae-dropout']);
    // Dropout with a large learning rate is chaotic (docs/explanation/models.md, "Networks and rounding"): versions of the kernels differ by 0.02.
    for (const [name, skill, within] of [
      ['lasso', 0.20417, 1e-5],
      ['forest', 0.14165, 1e-5],
      ['mlp-sae', 0.09667, 5e-4],
      ['mlp-sae-dropout', 0.089, 0.03],
    ] as const)
      expect(Math.abs(savedMetric(models[name]!, pooledSkill) - skill), name).toBeLessThan(within);
  },
);

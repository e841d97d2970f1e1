import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { savedMetric } from '@snpress/evaluate/metrics/saved-metric';
import { pooledSkill } from '@snpress/evaluate/metrics/skill';
import type { Metrics } from '@snpress/experiment/run/metrics';
import { root, scratchFolder, snpress } from './snpress.js';

it(
  'quickstart.yaml needs nothing, and its models find what was simulated',
  { timeout: 300_000 },
  async () => {
    const cwd = scratchFolder();
    const { code, stdout } = await snpress(cwd, ['run', path.join(root, 'experiments/quickstart.yaml')]);
    expect(code).toBe(0);
    expect(stdout).toContain('Report: ');
    const { models } = JSON.parse(
      readFileSync(path.join(cwd, 'runs/quickstart/latest/metrics.json'), 'utf8'),
    ) as Metrics;
    expect(savedMetric(models.mean!, pooledSkill)).toBe(0);
    expect(savedMetric(models.lasso!, pooledSkill)).toBeGreaterThan(0.05);
    expect(savedMetric(models.blend!, pooledSkill)).toBeGreaterThan(savedMetric(models.lasso!, pooledSkill));
  },
);

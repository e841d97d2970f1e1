import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Metrics } from '../../src/run/metrics.js';
import { root, scratchFolder, snpress } from './snpress.js';

const data = process.env.SNPRESS_DATA ?? path.join(root, '../shared/data');
const absent = !existsSync(path.join(data, 'yeast-brem2005/folds.tsv'));
const title = 'nested-cv.yaml reaches the reference numbers on the yeast cross';

it.skipIf(absent)(
  absent ? `${title} (skipped: no yeast-brem2005 in $SNPRESS_DATA)` : title,
  { timeout: 900_000 },
  async () => {
    const cwd = scratchFolder();
    const { code, stderr } = await snpress(cwd, ['run', path.join(root, 'experiments/nested-cv.yaml')]);
    expect(stderr).toMatch(/25 .*ids/);
    expect(code).toBe(0);
    const metrics = JSON.parse(
      readFileSync(path.join(cwd, 'runs/nested-cv/latest/metrics.json'), 'utf8'),
    ) as Metrics;
    expect(metrics).toMatchObject({ samples: 112, snps: 2956, genes: 6216 });
    const { mean, ridge, lasso } = metrics.models as Required<Metrics['models']>;
    expect(mean!.mse).toBeCloseTo(0.1443, 4);
    expect(mean!.skill.pooled).toBe(0);
    expect(ridge!.skill.pooled).toBeGreaterThan(0.152);
    expect(ridge!.skill.pooled).toBeLessThan(0.158);
    expect(lasso!.skill.pooled).toBeGreaterThan(0.27);
    expect(lasso!.skill.pooled).toBeLessThan(0.29);
    expect(lasso!.skill.mean).toBeGreaterThan(0.073);
    expect(lasso!.skill.mean).toBeLessThan(0.085);
  },
);

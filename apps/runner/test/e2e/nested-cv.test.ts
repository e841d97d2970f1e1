import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { mse } from '@snpress/evaluate/metrics/mse';
import { savedMetric } from '@snpress/evaluate/metrics/saved-metric';
import { meanSkill, pooledSkill } from '@snpress/evaluate/metrics/skill';
import type { Metrics } from '@snpress/experiment/run/metrics';
import { root, scratchFolder, snpress } from './snpress.js';
import { onYeast, yeastFolder, yeastIsAbsent } from './yeast-data.js';

interface Spec {
  readonly data: Record<'genotypes' | 'expression', { path: string }>;
  models: Record<string, { type?: string; epochs?: number }>;
  evaluate: object;
  final: object;
}

/** The lines of a file of the cross, of which every `step`th is kept, as a file of the experiment. */
function shorten(
  spec: Spec,
  cwd: string,
  side: 'genotypes' | 'expression',
  step: number,
  lines = Infinity,
): void {
  const file = side === 'genotypes' ? 'matrix_genotypes.txt' : 'expression.tsv.gz';
  const bytes = readFileSync(path.join(yeastFolder, file));
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  const kept = text.split('\n').filter((_, line) => line % step === 0);
  writeFileSync(path.join(cwd, side), `${kept.slice(0, lines).join('\n')}\n`);
  spec.data[side].path = side;
}

/** experiments/nested-cv.yaml, changed. */
async function runNestedCv(change: (spec: Spec, cwd: string) => void): Promise<Metrics> {
  const cwd = scratchFolder();
  const text = readFileSync(path.join(root, 'experiments/nested-cv.yaml'), 'utf8');
  const spec = parse(text.replaceAll(/\$\{SNPRESS_DATA:-[^}]*\}/g, path.dirname(yeastFolder))) as Spec;
  // What is kept of all strains is judged by nothing here.
  spec.final = { fit: 'none' };
  change(spec, cwd);
  writeFileSync(path.join(cwd, 'nested-cv.yaml'), stringify(spec));
  const { code, stderr } = await snpress(cwd, ['run', 'nested-cv.yaml']);
  expect(code, stderr).toBe(0);
  return JSON.parse(readFileSync(path.join(cwd, 'runs/nested-cv/latest/metrics.json'), 'utf8')) as Metrics;
}

describe.skipIf(yeastIsAbsent)(onYeast('nested-cv.yaml on the yeast cross'), { timeout: 1_500_000 }, () => {
  it('reaches on every sixth gene what the whole experiment does', async () => {
    const metrics = await runNestedCv((spec, cwd) => {
      const { ridge, lasso, forest, knn } = spec.models;
      spec.models = { ridge: ridge!, lasso: lasso!, forest: forest!, knn: knn! };
      spec.evaluate = { bootstrap: 0, permutations: 0, heritability: false, cisWindow: 0 };
      shorten(spec, cwd, 'expression', 6);
    });
    expect(metrics).toMatchObject({ samples: 112, snps: 2956, genes: 1036 });
    const { mean, ridge, lasso, forest, knn } = metrics.models;
    // On all genes: 0.1443, 0.155, 0.281, 0.079, 0.121.
    expect(savedMetric(mean!, mse)).toBeCloseTo(0.1309, 4);
    expect(savedMetric(mean!, pooledSkill)).toBe(0);
    expect(savedMetric(ridge!, pooledSkill)).toBeCloseTo(0.1029, 4);
    expect(savedMetric(lasso!, pooledSkill)).toBeCloseTo(0.2074, 4);
    expect(savedMetric(lasso!, meanSkill)).toBeCloseTo(0.0789, 4);
    // These two look at all genes together, and here are other genes.
    expect(Math.abs(savedMetric(forest!, pooledSkill) - 0.077)).toBeLessThan(0.03);
    expect(savedMetric(knn!, pooledSkill)).toBeGreaterThan(0.04);
  });

  it('runs with every model, on some markers and genes, its networks for a moment', async () => {
    const metrics = await runNestedCv((spec, cwd) => {
      spec.evaluate = { bootstrap: 100, permutations: 0 };
      shorten(spec, cwd, 'genotypes', 10, 296);
      shorten(spec, cwd, 'expression', 1, 151);
      for (const model of Object.values(spec.models))
        if (/^(mlp|rnn)/.test(model.type ?? '')) model.epochs = 5;
    });
    expect(metrics).toMatchObject({ samples: 112, snps: 295, genes: 150 });
    const skills = Object.entries(metrics.models).map(([name, model]) => [
      name,
      savedMetric(model, pooledSkill),
    ]);
    const near = (skill: number): number => expect.closeTo(skill, 2) as number;
    expect(Object.fromEntries(skills)).toMatchObject({
      mean: 0,
      'top-snp': near(0.078),
      ridge: near(0.095),
      'ridge-one-lambda': near(0.095),
      lasso: near(0.119),
      'elastic-net': near(0.123),
      knn: near(0.052),
      forest: near(0.068),
      sdae: near(0.039),
    });
    expect(Object.keys(metrics.models)).toHaveLength(23);
  });
});

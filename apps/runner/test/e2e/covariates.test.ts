import { createRng, selectSamples } from '@snpress/data';
import { simulateCross } from '@snpress/datasets';
import { writeTextMatrix } from '@snpress/formats';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { largestDifference, ownPredictions, readPredictions } from './round-trip.js';
import { scratchFolder, snpress } from './snpress.js';

vi.setConfig({ testTimeout: 300_000 });

interface Metrics {
  readonly samples: number;
  readonly baseline?: string;
  readonly models: Readonly<
    Record<
      string,
      {
        readonly mse: number;
        readonly skill: { readonly pooled: number };
        readonly r: { readonly mean: number };
      }
    >
  >;
}

/** A cross, and the same with batches and ages that say far more of expression than genotypes do. */
async function writeCross(folder: string): Promise<void> {
  const { genotypes, expression } = simulateCross(
    { samples: 90, markers: 150, genes: 40, heritability: 0.6, batchFactors: 0 },
    createRng('covariates'),
  ).dataset;
  const rng = createRng('batches');
  const rows = genotypes.samples.map((id) => ({ id, batch: rng.integer(3), age: rng.normal() }));
  const shifted = expression.values.slice();
  expression.features.forEach((_, gene) => {
    const effects = [3 * rng.normal(), 3 * rng.normal(), 3 * rng.normal()];
    const slope = 2 * rng.normal();
    rows.forEach(({ batch, age }, row) => {
      shifted[gene * rows.length + row]! += effects[batch]! + slope * age;
    });
  });
  await writeTextMatrix(path.join(folder, 'genotypes.tsv'), genotypes);
  await writeTextMatrix(path.join(folder, 'clean.tsv'), expression);
  await writeTextMatrix(path.join(folder, 'batches.tsv'), { ...expression, values: shifted });
  const known = rows.slice(0, -2).reverse();
  writeFileSync(
    path.join(folder, 'covariates.tsv'),
    [
      ['id', ...known.map(({ id }) => id), 'stranger'],
      ['batch', ...known.map(({ batch }) => `b${batch}`), 'b0'],
      ['age', ...known.map(({ age }) => age), 0],
    ]
      .map((line) => `${line.join('\t')}\n`)
      .join(''),
  );
}

async function run(
  cwd: string,
  name: string,
  expression: string,
  data: object,
  more: object = {},
): Promise<Metrics> {
  const spec = {
    name,
    data: { genotypes: 'genotypes.tsv', expression, ploidy: 1, ...data },
    split: { outer: { folds: 3 }, inner: { folds: 3 } },
    models: { lasso: { type: 'lasso', select: 'per-gene' } },
    evaluate: { bootstrap: 0, permutations: 0, heritability: false },
    final: { fit: 'none' },
    ...more,
  };
  writeFileSync(path.join(cwd, `${name}.yaml`), JSON.stringify(spec));
  const { code, stderr } = await snpress(cwd, ['run', `${name}.yaml`]);
  expect(stderr).not.toMatch(/error/);
  expect(code).toBe(0);
  return JSON.parse(readFileSync(path.join(cwd, `runs/${name}/latest/metrics.json`), 'utf8')) as Metrics;
}

it('regressing batches out gives the skill of the cross without them', async () => {
  const cwd = scratchFolder();
  await writeCross(cwd);
  const clean = await run(cwd, 'clean', 'clean.tsv', {});
  const batches = await run(cwd, 'batches', 'batches.tsv', {});
  const regressed = await run(cwd, 'regressed', 'batches.tsv', { covariates: 'covariates.tsv' });
  const skills = [clean, batches, regressed].map(({ models }) => models.lasso!.skill.pooled);
  expect(skills[0]).toBeGreaterThan(0.4);
  expect(skills[1]).toBeLessThan(0.05);
  expect(skills[2]).toBeGreaterThan(skills[0]! - 0.1);
  expect(regressed.models.lasso!.r.mean).toBeCloseTo(clean.models.lasso!.r.mean, 0);
  expect(regressed.models.mean!.mse / clean.models.mean!.mse).toBeLessThan(1.3);
  expect(regressed.baseline).toBe('training mean and covariates');
  expect([clean.samples, regressed.samples]).toEqual([90, 88]);

  const page = readFileSync(path.join(cwd, 'runs/regressed/latest/report/index.html'), 'utf8');
  expect(page).toContain('beyond the training mean and covariates of each gene');
  expect(page).toContain('those of covariates.tsv');
  expect(page).toContain('not in covariates');
});

it.each(['regress-out', 'markers'])(
  'a model trained with covariates (%s) predicts as in the run, where they are given',
  async (use) => {
    const cwd = scratchFolder();
    await writeCross(cwd);
    const more = {
      preprocess: { covariates: { use, principalComponents: 2 } },
      split: { outer: { holdout: 20 }, inner: { folds: 3 } },
      models: { ridge: { type: 'ridge' }, lasso: { type: 'lasso' }, knn: { type: 'knn' } },
      final: { fit: 'training' },
    };
    await run(cwd, 'kept', 'batches.tsv', { covariates: 'covariates.tsv' }, more);
    const models = ['ridge', 'lasso', 'knn'].flatMap((name) => [
      '--model',
      `runs/kept/latest/models/${name}.arrow`,
    ]);
    const files = ['--genotypes', 'genotypes.tsv', '--out', 'new.tsv', '--no-report'];
    const done = await snpress(cwd, ['predict', ...models, ...files, '--covariates', 'covariates.tsv']);
    expect(done.code).toBe(0);
    expect(done.stderr).toContain('age, batch, of 88 samples; the others count as the training mean');
    for (const name of ['ridge', 'lasso', 'knn']) {
      const own = await ownPredictions(cwd, name, 'kept');
      const all = await readPredictions(cwd, `new.${name}.tsv`);
      const again = selectSamples(
        all,
        own.samples.map((id) => all.samples.indexOf(id)),
      );
      expect([name, largestDifference(own, again)]).toEqual([name, expect.closeTo(0, 4)]);
    }
    const without = await snpress(cwd, ['predict', ...models, ...files, '--force']);
    expect(without.code).toBe(0);
    expect(without.stderr).toContain('age, batch: not known, so that all samples count as the training mean');
    const inside = await snpress(cwd, ['model', 'inspect', 'runs/kept/latest/models/lasso.arrow']);
    expect(inside.stdout).toContain(`batch=b1, batch=b2, age, genotype-PC1, genotype-PC2 (${use})`);
  },
);

import { createRng } from '@snpress/data';
import { simulateCross } from '@snpress/datasets';
import { writeMatrix } from '@snpress/formats';
import type { Dataset } from '@snpress/data';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  damage,
  largestDifference,
  ownPredictions,
  predict,
  readPredictions,
  runCross,
  skillOf,
  variantTable,
  writeDamaged,
} from './round-trip.js';
import { snpress } from './snpress.js';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 600_000 });

/** Every registered type, and those that several settings make a composite of when each gene has its own. */
const models = {
  mean: { type: 'mean' },
  'top-snp': { type: 'top-snp' },
  ridge: { type: 'ridge', select: 'per-gene' },
  lasso: { type: 'lasso', standardize: true, select: 'per-gene' },
  'cis-lasso': { type: 'lasso', markers: { cis: 200_000 }, select: 'per-gene' },
  'elastic-net': {
    type: 'elastic-net',
    select: 'per-gene',
    grid: { l1Ratio: [0.3, 0.9], alpha: [0.05, 0.1] },
  },
  knn: { type: 'knn', select: 'per-gene', grid: { k: [3, 10] } },
  forest: { type: 'random-forest', select: 'per-gene', grid: { trees: [5, 20], minLeaf: [1, 5] } },
  sdae: { type: 'sdae', hidden: [8], pretrain: { epochs: 2 } },
  mlp: { type: 'mlp', hidden: [8], epochs: 5, select: 'per-gene', grid: { learningRate: [0.05, 0.2] } },
  'mlp-sae': { type: 'mlp-sae', hidden: [8], epochs: 5, pretrain: { epochs: 2 } },
};
const kept = Object.keys(models).filter((name) => name !== 'mean');
const markers = 300;

let cwd: string;
let cross: Dataset;
let held: readonly string[];

beforeAll(async () => {
  cwd = mkdtempSync(path.join(tmpdir(), 'snpress-predict-'));
  const options = { samples: 112, markers, genes: 30, heritability: 0.6, hotspots: 2, missingRate: 0.02 };
  cross = simulateCross(options, createRng('round trip')).dataset;
  await runCross(cwd, cross, models);
  held = (await ownPredictions(cwd, 'lasso')).samples;
});
afterAll(() => {
  rmSync(cwd, { recursive: true, force: true });
});

describe('what a run leaves predicts', () => {
  it('the same as the run itself, of shuffled variants with swapped alleles', async () => {
    expect(held).toHaveLength(22);
    const done = damage(cross.genotypes, 0, 'same');
    await writeDamaged(path.join(cwd, 'same.bed'), cross.genotypes, held, done);
    const { code, stderr } = await predict(cwd, kept, ['--genotypes', 'same.bed', '--out', 'same.tsv']);
    expect(code).toBe(0);
    expect(stderr).toContain('100.0 % of their importance');
    for (const model of kept) {
      const [own, again] = [
        await ownPredictions(cwd, model),
        await readPredictions(cwd, `same.${model}.tsv`),
      ];
      expect([model, largestDifference(own, again)]).toEqual([model, expect.closeTo(0, 5)]);
      expect(new Set(own.values).size, model).toBeGreaterThan(30);
    }
    const table = variantTable(cwd, 'same.variants.lasso.csv');
    expect(table.map(({ status }) => status)).toEqual(Array.from({ length: markers }, () => 'met'));
    const flipped = table.filter((row) => row.flipped === 'true').map((row) => row.reference_id);
    expect(new Set(flipped)).toEqual(done.swapped);
  });

  it('with variants that are absent, and tells exactly which', async () => {
    const done = damage(cross.genotypes, 0.05, 'some');
    await writeDamaged(path.join(cwd, 'some.bed'), cross.genotypes, held, done);
    const { code } = await predict(cwd, ['ridge'], ['--genotypes', 'some.bed', '--out', 'some.csv']);
    expect(code).toBe(0);
    const [header, ...genes] = readFileSync(path.join(cwd, 'some.genes.csv'), 'utf8').trimEnd().split('\n');
    expect(header).toBe('gene,skill,r,p,q,variants_used,variants_found,share_found');
    expect(genes.map((line) => Number(line.split(',').at(-1)))).toEqual(
      genes.map(() => expect.closeTo(1 - 15 / markers, 5) as number),
    );
    const table = variantTable(cwd, 'some.variants.csv');
    const ids = (wanted: (row: (typeof table)[number]) => boolean): ReadonlySet<string> =>
      new Set(table.filter(wanted).map((row) => row.reference_id!));
    expect(table).toHaveLength(markers);
    expect(done.absent.size).toBe(15);
    expect(ids(({ status }) => status === 'absent')).toEqual(done.absent);
    expect(ids(({ flipped }) => flipped === 'true')).toEqual(
      new Set([...done.swapped].filter((id) => !done.absent.has(id))),
    );
  });

  it('worse by little where few variants are absent, and as the mean where all are', async () => {
    const skills: Record<string, number[]> = { ridge: [], lasso: [], forest: [], 'top-snp': [] };
    for (const share of [0, 0.05, 0.2, 0.5, 1]) {
      const file = `absent${share}.bed`;
      const done = damage(cross.genotypes, Math.min(share, (markers - 1) / markers), 'absent');
      await writeDamaged(path.join(cwd, file), cross.genotypes, held, done);
      const out = ['--genotypes', file, '--out', `absent${share}.arrow`, '--no-report', '--min-found', '0'];
      expect((await predict(cwd, Object.keys(skills), out)).code).toBe(0);
      for (const [model, found] of Object.entries(skills)) {
        const predicted = await readPredictions(cwd, `absent${share}.${model}.arrow`);
        found.push(skillOf(predicted, cross.expression));
      }
    }
    for (const [model, [none, few, some, half, all]] of Object.entries(skills)) {
      expect(none!, model).toBeGreaterThan(0.1);
      expect(few!, model).toBeGreaterThan(0.8 * none!);
      expect(some!, model).toBeGreaterThan(0.4 * none!);
      expect(half!, model).toBeLessThan(none!);
      expect(Math.abs(all!), model).toBeLessThan(0.1);
    }
    expect(readdirSync(cwd).filter((name) => name.includes('absent') && name.endsWith('.csv'))).toEqual([]);
  });

  it('of every format the same, by id where it has no alleles', async () => {
    const own = await ownPredictions(cwd, 'lasso');
    for (const [file, format] of [
      ['all.vcf.gz', 'vcf'],
      ['all.pgen', 'pgen'],
      ['all.arrow', 'arrow'],
      ['all.tsv', 'tsv'],
    ] as const) {
      await writeMatrix(path.join(cwd, file), cross.genotypes, { format });
      const args = ['--genotypes', file, '--out', `${format}.tsv.gz`];
      const { code, stderr } = await predict(cwd, ['lasso'], args);
      expect([file, code]).toEqual([file, 0]);
      expect(stderr).toContain(
        format === 'tsv' ? `(0 by position, ${markers} by id)` : `(${markers} by position, 0 by id)`,
      );
      const all = await readPredictions(cwd, `${format}.tsv.gz`);
      const row = new Map(all.samples.map((id, index) => [id, index]));
      const difference = own.features.flatMap((_, gene) =>
        own.samples.map((id, index) =>
          Math.abs(own.values[gene * 22 + index]! - all.values[gene * 112 + row.get(id)!]!),
        ),
      );
      expect(Math.max(...difference), file).toBeLessThan(1e-5);
    }
  });
});

it('predicts diploids, whose other allele is two minus the dosage', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'snpress-diploid-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const options = { samples: 80, markers: 100, genes: 10, cross: 'f2', missingRate: 0.02 } as const;
  const { dataset } = simulateCross(options, createRng('diploids'));
  await runCross(folder, dataset, { ridge: { type: 'ridge' }, lasso: { type: 'lasso', select: 'per-gene' } });
  const own = await ownPredictions(folder, 'ridge');
  const done = damage(dataset.genotypes, 0, 'diploid');
  await writeDamaged(path.join(folder, 'new.bed'), dataset.genotypes, own.samples, done);
  const args = ['--genotypes', 'new.bed', '--out', 'new.parquet'];
  expect((await predict(folder, ['ridge', 'lasso'], args)).code).toBe(0);
  for (const model of ['ridge', 'lasso']) {
    const again = await readPredictions(folder, `new.${model}.parquet`);
    expect(largestDifference(await ownPredictions(folder, model), again)).toBeLessThan(1e-5);
  }
});

describe('snpress predict', () => {
  it('predicts the genes that are asked for', async () => {
    const [, second, third] = (await ownPredictions(cwd, 'lasso')).features;
    const genes = ['--genes', `${third!},${second!}`];
    const args = ['--genotypes', 'all.bed', '--out', 'two.tsv', '--no-report', ...genes];
    expect((await predict(cwd, ['lasso'], args)).code).toBe(0);
    expect((await readPredictions(cwd, 'two.tsv')).features).toEqual([third, second]);
    const unknown = await predict(cwd, ['lasso'], [...args, '--force', '--genes', `${second!}x`]);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain(`lasso does not predict ${second!}x; did you mean "${second!}"?`);
  });

  it('refuses where fewer than half of the variants are there, and writes nothing', async () => {
    const done = damage(cross.genotypes, 0.6, 'few');
    await writeDamaged(path.join(cwd, 'few.bed'), cross.genotypes, held, done);
    const { code, stderr } = await predict(cwd, ['ridge'], ['--genotypes', 'few.bed', '--out', 'few.tsv']);
    expect(code).toBe(2);
    expect(stderr).toContain('ridge: 120 of the 300 variants that the model uses are there (40.0 %)');
    expect(stderr).toContain('--min-found 0.5 asks for more, so nothing was predicted');
    expect(readdirSync(cwd).filter((name) => name.startsWith('few.'))).toEqual([
      'few.bed',
      'few.bim',
      'few.fam',
    ]);
  });

  it('overwrites nothing unless told', async () => {
    writeFileSync(path.join(cwd, 'mine.tsv'), 'mine');
    const args = ['--genotypes', 'all.bed', '--out', 'mine.tsv'];
    const refused = await predict(cwd, ['lasso'], args);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('mine.tsv: this file is there already; give another name, or --force');
    expect(readFileSync(path.join(cwd, 'mine.tsv'), 'utf8')).toBe('mine');
    expect((await predict(cwd, ['lasso'], [...args, '--force'])).code).toBe(0);
    const own = ['--genotypes', 'all.arrow', '--out', 'all.arrow', '--force'];
    expect((await predict(cwd, ['lasso'], own)).stderr).toContain('this file is read and would be written');
  });

  it('says what it did as JSON', async () => {
    const args = ['--genotypes', 'all.bed', '--out', 'json.tsv', '--json'];
    const { stdout } = await predict(cwd, ['lasso'], args);
    expect(JSON.parse(stdout)).toMatchObject([
      {
        model: 'lasso',
        samples: 112,
        genes: 30,
        markers: { reference: 300, met: 300 },
        found: { importance: 1 },
      },
    ]);
  });

  it.each([
    ['is no model', 'all.bim', /all\.bim: This is not a model\. Give a file of the folder models of a run\./],
    ['is a matrix', 'other.arrow', /other\.arrow: This is not a model/],
    ['is damaged', 'damaged.arrow', /damaged\.arrow: This model is damaged/],
    ['is not there', 'none.arrow', /none\.arrow/],
  ])('says so where the model %s', async (_, file, message) => {
    await writeMatrix(path.join(cwd, 'other.arrow'), cross.expression);
    const bytes = readFileSync(path.join(cwd, 'runs/cross/latest/models/ridge.arrow'));
    bytes[bytes.length >> 1]! ^= 4;
    writeFileSync(path.join(cwd, 'damaged.arrow'), bytes);
    const args = ['predict', '--model', file, '--genotypes', 'all.bed', '--out', 'never.tsv'];
    const { code, stderr } = await snpress(cwd, args);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  it('refuses genotypes of another coding, and an output that cannot hold expression', async () => {
    const { genotypes } = cross;
    await writeMatrix(path.join(cwd, 'two.csv'), {
      ...genotypes,
      values: genotypes.values.map((x) => 2 * x),
    });
    const coded = await predict(cwd, ['lasso'], ['--genotypes', 'two.csv', '--out', 'never.tsv']);
    expect(coded.code).toBe(2);
    expect(coded.stderr).toContain('dosages are outside 0 … 1');
    const vcf = await predict(cwd, ['lasso'], ['--genotypes', 'all.bed', '--out', 'never.vcf']);
    expect(vcf.stderr).toContain('vcf files hold genotypes, not expression');
  });
});

describe('snpress model inspect', () => {
  it('shows what is inside, with the weights of a gene', async () => {
    const model = 'runs/cross/latest/models/lasso.arrow';
    const gene = cross.expression.features[4]!;
    const { code, stdout } = await snpress(cwd, ['model', 'inspect', model, '--gene', gene]);
    expect(code).toBe(0);
    expect(stdout).toContain('lasso (lasso)');
    expect(stdout).toMatch(/trained on +\S.*: 90 haploid samples/);
    expect(stdout).toContain(`variants    ${markers}, of which it uses `);
    expect(stdout).toContain('alleles known');
    expect(stdout).toContain('no genotypes of training samples are in it');
    expect(stdout).toContain(`\n${gene}, held out: skill `);
    const json = JSON.parse((await snpress(cwd, ['model', 'inspect', model, '--json'])).stdout) as object;
    expect(json).toMatchObject({
      name: 'lasso',
      ploidy: 1,
      variants: { count: markers, alleles: true },
      genes: { count: 30 },
      provenance: { experiment: 'cross', trainingSamples: 90 },
    });
  });

  it('says that a model has no weights, and that it has no such gene', async () => {
    const model = 'runs/cross/latest/models/forest.arrow';
    const gene = cross.expression.features[4]!;
    const forest = await snpress(cwd, ['model', 'inspect', model, '--gene', gene]);
    expect(forest.stdout).toContain('The model is not linear: it has no weights per gene.');
    const unknown = await snpress(cwd, ['model', 'inspect', model, '--gene', `${gene}x`]);
    expect(unknown).toMatchObject({ code: 2, stdout: '' });
    expect(unknown.stderr).toContain(`did you mean "${gene}"?`);
  });
});

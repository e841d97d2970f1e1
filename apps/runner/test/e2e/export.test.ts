import { createRng, selectSamples } from '@snpress/data';
import { simulateCross } from '@snpress/datasets';
import type { Dataset, Matrix } from '@snpress/data';
import sqlite from 'node-sqlite3-wasm';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { onnxRuntime } from './onnx-runtime.js';
import { damage, predict, readPredictions, runCross, writeDamaged } from './round-trip.js';
import { snpress, type Ended } from './snpress.js';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 600_000 });

const runtime = await onnxRuntime();

const models = {
  'top-snp': { type: 'top-snp' },
  ridge: { type: 'ridge', select: 'per-gene' },
  lasso: { type: 'lasso', standardize: true, select: 'per-gene' },
  'cis-lasso': { type: 'lasso', markers: { cis: 200_000 }, select: 'per-gene' },
  mlp: { type: 'mlp', hidden: [8], epochs: 5, select: 'per-gene', grid: { learningRate: [0.05, 0.2] } },
  'mlp-sae': { type: 'mlp-sae', hidden: [8], epochs: 5, pretrain: { epochs: 2 } },
  knn: { type: 'knn' },
};
const linear = ['top-snp', 'ridge', 'lasso', 'cis-lasso'];

let cwd: string;
let cross: Dataset;

beforeAll(async () => {
  cwd = mkdtempSync(path.join(tmpdir(), 'snpress-export-'));
  const options = { samples: 112, markers: 150, genes: 20, heritability: 0.6, missingRate: 0 };
  cross = simulateCross({ ...options, cross: 'f2' }, createRng('export')).dataset;
  await runCross(cwd, cross, models);
  const files = ['--genotypes', 'all.bed', '--out', 'all.arrow', '--no-report'];
  const { code, stderr } = await predict(cwd, Object.keys(models), files);
  expect([code, stderr]).toEqual([0, expect.any(String)]);
});
afterAll(() => {
  rmSync(cwd, { recursive: true, force: true });
});

function exported(model: string, format: string, out: string, ...more: string[]): Promise<Ended> {
  const file = `runs/cross/latest/models/${model}.arrow`;
  return snpress(cwd, ['export', '--model', file, '--format', format, '--out', out, ...more]);
}

const predictionsOf = (model: string): Promise<Matrix> => readPredictions(cwd, `all.${model}.arrow`);

/** Sample × gene by weights that are applied by hand. */
function apply(
  weights: readonly { readonly gene: string; readonly marker: string; readonly weight: number }[],
): (gene: string, row: number) => number {
  const { features, samples, values } = cross.genotypes;
  const column = new Map(features.map((id, index) => [id, index]));
  const ofGene = new Map<string, { readonly marker: string; readonly weight: number }[]>();
  for (const { gene, ...rest } of weights) ofGene.set(gene, [...(ofGene.get(gene) ?? []), rest]);
  return (gene, row) =>
    (ofGene.get(gene) ?? []).reduce(
      (sum, { marker, weight }) => sum + weight * values[column.get(marker)! * samples.length + row]!,
      0,
    );
}

describe('snpress export', () => {
  it.each(linear)('--format predictdb of %s gives what predict gives, less a constant', async (model) => {
    const { code, stderr } = await exported(model, 'predictdb', `${model}.db`);
    expect([code, stderr]).toEqual([0, expect.stringContaining('PredictDB has no intercepts')]);
    const database = new sqlite.Database(path.join(cwd, `${model}.db`), { readOnly: true });
    const weights = database.all('SELECT gene, rsid AS marker, weight FROM weights') as never[];
    const genes = database.all('SELECT gene FROM extra').map((row) => row.gene as unknown as string);
    database.close();
    const predicted = await predictionsOf(model);
    const sumOf = apply(weights);
    expect(genes.length).toBeGreaterThan(5);
    for (const gene of genes) {
      const at = predicted.features.indexOf(gene) * predicted.samples.length;
      const constants = predicted.samples.map((_, row) => predicted.values[at + row]! - sumOf(gene, row));
      expect(Math.max(...constants) - Math.min(...constants)).toBeLessThan(1e-4);
    }
  });

  it.each(linear)('--format csv of %s gives what predict gives', async (model) => {
    const { code, stdout } = await exported(model, 'csv', `${model}.csv.gz`);
    expect([code, stdout]).toEqual([0, `${model}.csv.gz\n`]);
    const [, ...lines] = gunzipSync(readFileSync(path.join(cwd, `${model}.csv.gz`)))
      .toString()
      .trimEnd()
      .split('\n');
    const rows = lines.map((line) => {
      const [gene, marker, , , , , weight] = line.split(',') as [string, string, ...string[]];
      return { gene, marker, weight: Number(weight) };
    });
    const intercepts = new Map(
      rows.filter(({ marker }) => marker === '(intercept)').map(({ gene, weight }) => [gene, weight]),
    );
    const sumOf = apply(rows.filter(({ marker }) => marker !== '(intercept)'));
    const { samples, features, values } = await predictionsOf(model);
    features.forEach((gene, index) => {
      samples.forEach((_, row) => {
        const expected = values[index * samples.length + row]!;
        expect(Math.abs(intercepts.get(gene)! + sumOf(gene, row) - expected)).toBeLessThan(1e-4);
      });
    });
  });

  it.skipIf(typeof runtime === 'string').each(['mlp', 'mlp-sae', 'lasso', 'ridge'])(
    `--format onnx of %s gives what predict gives, in onnxruntime${typeof runtime === 'string' ? ` (skipped: ${runtime})` : ''}`,
    async (model) => {
      if (typeof runtime === 'string') return;
      expect((await exported(model, 'onnx', `${model}.onnx`)).code).toBe(0);
      const session = await runtime.InferenceSession.create(path.join(cwd, `${model}.onnx`));
      const { samples, features, values } = cross.genotypes;
      const [rows, columns] = [samples.length, features.length];
      const dosages = values.map((_, at) => values[(at % columns) * rows + Math.floor(at / columns)]!);
      const input = new runtime.Tensor('float32', dosages, [rows, columns]);
      const { expression } = await session.run({ dosages: input });
      const predicted = await predictionsOf(model);
      const genes = predicted.features.length;
      expect(expression!.dims).toEqual([rows, genes]);
      expression!.data.forEach((value, at) => {
        const expected = predicted.values[(at % genes) * rows + Math.floor(at / genes)]!;
        expect(Math.abs(value - expected)).toBeLessThan(1e-4);
      });
    },
  );

  it('--format tfjs makes a folder, once', async () => {
    const { code, stdout } = await exported('mlp', 'tfjs', 'web/mlp');
    expect(code).toBe(0);
    expect(stdout.trim().split('\n')).toEqual([
      'web/mlp/model.json',
      'web/mlp/markers.json',
      'web/mlp/group1-shard1of1.bin',
    ]);
    const again = await exported('mlp', 'tfjs', 'web/mlp', '--force');
    expect([again.code, again.stderr]).toEqual([
      2,
      'error: web/mlp is there already; name another with --out, or remove it\n',
    ]);
  });

  it('--genotypes gives covariances, of a panel with swapped alleles and without some variants as well', async () => {
    const same = await exported('lasso', 'predictdb', 'same.db', '--genotypes', 'all.bed');
    expect(same.code).toBe(0);
    const done = damage(cross.genotypes, 0.1, 'panel');
    await writeDamaged(path.join(cwd, 'panel.bed'), cross.genotypes, cross.genotypes.samples, done);
    const { code, stderr } = await exported('lasso', 'predictdb', 'panel.db', '--genotypes', 'panel.bed');
    expect([code, stderr]).toEqual([0, expect.stringMatching(/whose covariance is NA: \d+\./)]);
    const lines = (name: string): readonly string[][] =>
      gunzipSync(readFileSync(path.join(cwd, name)))
        .toString()
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' '));
    const [head, ...rows] = lines('panel.txt.gz');
    expect(head).toEqual(['GENE', 'RSID1', 'RSID2', 'VALUE']);
    const whole = new Map(lines('same.txt.gz').map(([gene, a, b, value]) => [`${gene} ${a} ${b}`, value]));
    for (const [gene, a, b, value] of rows) {
      if (done.absent.has(a!)) expect([b, value]).toEqual([a, 'NA']);
      else expect(Number(value)).toBeCloseTo(Number(whole.get(`${gene} ${a} ${b}`)), 12);
    }
    expect(rows.some(([, , , value]) => value === 'NA')).toBe(true);
    expect(rows.length).toBeLessThan(whole.size);
    expect(statSync(path.join(cwd, 'same.db')).mode & 0o777).toBe(
      statSync(path.join(cwd, 'same.txt.gz')).mode & 0o777,
    );
  });

  it('replaces files where it is told to, and else nothing', async () => {
    writeFileSync(path.join(cwd, 'mine.csv'), 'mine');
    const refused = await exported('lasso', 'csv', 'mine.csv');
    expect([refused.code, refused.stderr]).toEqual([
      2,
      'error: mine.csv is there already; name another with --out, or say --force\n',
    ]);
    expect(readFileSync(path.join(cwd, 'mine.csv'), 'utf8')).toBe('mine');
    expect((await exported('lasso', 'csv', 'mine.csv', '--force')).code).toBe(0);
    expect(readFileSync(path.join(cwd, 'mine.csv'), 'utf8')).toMatch(/^gene,marker,/);
  });

  it('never writes over what it reads', async () => {
    const genotypes = path.join(cwd, 'read.txt.gz');
    const rows = cross.genotypes.features.map((id) =>
      [id, ...cross.genotypes.samples.map(() => 1)].join('\t'),
    );
    writeFileSync(genotypes, gzipSync([['id', ...cross.genotypes.samples].join('\t'), ...rows].join('\n')));
    const before = readFileSync(genotypes);
    const more = ['--genotypes', 'read.txt.gz', '--overwrite'];
    const { code, stderr } = await exported('lasso', 'predictdb', 'read.db', ...more);
    expect([code, stderr]).toEqual([
      2,
      'error: read.txt.gz: this file is read and would be written; give another name\n',
    ]);
    expect(readFileSync(genotypes)).toEqual(before);
  });

  it('tells programs what it wrote', async () => {
    const { stdout } = await exported('mlp', 'onnx', 'told.onnx', '--json');
    expect(JSON.parse(stdout)).toEqual({
      model: 'runs/cross/latest/models/mlp.arrow',
      format: 'onnx',
      files: ['told.onnx'],
      notes: [expect.stringMatching(/^\d+ bytes; dosages of 150 markers in, expression of 20 genes out\.$/)],
    });
  });

  it.each([
    ['mlp', 'predictdb', 'no.db', []],
    ['mlp-sae', 'csv', 'no.csv', []],
    ['knn', 'onnx', 'no.onnx', []],
    ['lasso', 'csv', 'no.txt', ['--genotypes', 'all.bed', '--build', 'a b']],
    ['lasso', 'predictdb', 'no.db', ['--genotypes', 'none.bed']],
  ])('refuses %s as %s to %s with %j', async (model, format, out, more) => {
    const { code, stderr } = await exported(model, format, out, ...more);
    expect(code).toBe(2);
    expect(stderr).toMatchSnapshot();
    expect(existsSync(path.join(cwd, out))).toBe(false);
  });

  it('refuses a panel of other variants', async () => {
    const other = simulateCross(
      { samples: 10, markers: 20, genes: 2, cross: 'f2' },
      createRng('other'),
    ).dataset;
    const features = other.genotypes.features.map((id) => `other-${id}`);
    const { positions } = other.genotypes;
    const start = positions!.start.map((base) => base + 7);
    const panel: Matrix = { ...other.genotypes, features, positions: { ...positions!, start, end: start } };
    const done = {
      order: Int32Array.from(features.keys()),
      absent: new Set<string>(),
      swapped: new Set<string>(),
    };
    await writeDamaged(
      path.join(cwd, 'other.bed'),
      selectSamples(panel, [0, 1, 2]),
      panel.samples.slice(0, 3),
      done,
    );
    const { code, stderr } = await exported('lasso', 'predictdb', 'no.db', '--genotypes', 'other.bed');
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(
        /^error: other\.bed: none of the \d+ variants that lasso uses is there; give the training genotypes/m,
      ),
    ]);
    expect(existsSync(path.join(cwd, 'no.db'))).toBe(false);
  });
});

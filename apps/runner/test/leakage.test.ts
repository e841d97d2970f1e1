import { createRng, selectSamples } from '@snpress/data';
import { simulateCross } from '@snpress/datasets';
import { writeTextMatrix } from '@snpress/formats';
import type { Dataset, Matrix, Rng } from '@snpress/data';
import { estimators } from '@snpress/models';
import { createGraph, createInlineExecutor, openStore, runGraph } from '@snpress/pipeline';
import type { StageLibrary } from '@snpress/pipeline';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SplitRows } from '@snpress/experiment/artifacts/split-rows';
import { compileExperiment } from '@snpress/experiment/compile/compile-experiment';
import { stageLibrary } from '@snpress/experiment/run/stage-library';
import { loadExperiment } from '@snpress/experiment/spec/load-experiment';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

/** Every registered type, as small as it gets, with something to choose where it can be tuned; and some on cis markers. */
const models: Readonly<Record<string, { readonly type?: string; readonly [key: string]: unknown }>> = {
  mean: {},
  'top-snp': {},
  ridge: { select: 'per-gene' },
  lasso: { select: 'per-gene', grid: { alpha: [0.05, 0.3] } },
  'elastic-net': { select: 'per-gene', grid: { l1Ratio: [0.3, 0.8], alpha: [0.05, 0.3] } },
  knn: { grid: { k: [2, 5] } },
  'random-forest': { grid: { trees: [2, 4] } },
  sdae: { hidden: [4], pretrain: { epochs: 2 }, grid: { relativeLambda: [1, 10] } },
  mlp: { hidden: [4], epochs: 3, grid: { learningRate: [0.05, 0.2] } },
  'mlp-sae': { hidden: [4], epochs: 3, pretrain: { epochs: 2 }, grid: { learningRate: [0.05, 0.2] } },
  rnn: { units: 2, width: 4, epochs: 3 },
  'mlp-weighted': { type: 'mlp', hidden: [4], epochs: 3, inputs: { weights: 'hotspots' }, linear: 'sparse' },
  'mlp-rbm': { type: 'mlp-sae', hidden: [4], epochs: 3, pretrain: { epochs: 2, unit: 'rbm' } },
  susie: {},
  'multi-kernel': {},
  residual: { first: 'top-snp', then: 'ridge' },
  blend: { of: ['ridge', 'knn'], weights: 'nnls' },
  'ridge-cis': { type: 'ridge', select: 'per-gene', markers: { cis: 400_000 } },
  'knn-cis': { type: 'knn', select: 'per-gene', grid: { k: [2, 5] }, markers: { cis: 400_000 } },
};

const steps = {
  genotypes: [
    { dropMissing: { max: 0.3 } },
    { minAlleleFrequency: { min: 0.1 } },
    { pruneLd: { window: 3, r2: 0.7 } },
    { impute: { strategy: 'mean' } },
    { dropConstant: {} },
    { scale: { range: [0, 1] } },
  ],
  expression: [
    { dropMissing: { max: 0.2 } },
    { impute: { strategy: 'mean' } },
    { scale: { method: 'standard' } },
  ],
  covariates: { use: 'regress-out', principalComponents: 2 },
};

/** The stages as they are in the sources, so that no build is tested that is older than they are. */
const library: StageLibrary = Object.fromEntries(
  Object.entries(stageLibrary).map(([name, module]) => [name, new URL(module.href.replace(/\.js$/, '.ts'))]),
);

/** The outputs of a run, as `stage output`, with the digest of each and where it is. */
type Artifacts = ReadonlyMap<string, { readonly digest: string; readonly path: string }>;

const rng = createRng('leakage');
let folder: string;
let original: Dataset;
let covariates: readonly (readonly [age: number, batch: string])[];
let artifacts: Artifacts;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'snpress-leakage-'));
  original = makeDataset(rng.fork('data'));
  const random = rng.fork('covariates');
  covariates = original.genotypes.samples.map(() => [random.normal(), `b${random.integer(2)}`]);
  artifacts = await run('original', original);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A cross with missing values, most of some features' in one half of the samples. */
function makeDataset(random: Rng): Dataset {
  const { dataset } = simulateCross(
    { samples: 28, markers: 30, genes: 8, heritability: 0.8, missingRate: 0.05 },
    random,
  );
  const holes = (matrix: Matrix, feature: number, parity: number): void => {
    for (let row = parity; row < 28; row += 2) {
      if (row % 3 > 0) matrix.values[feature * 28 + row] = NaN;
    }
  };
  for (const matrix of [dataset.genotypes, dataset.expression]) {
    holes(matrix, 2, 0);
    holes(matrix, 5, 1);
  }
  // Constant where the even samples are held out.
  for (let row = 1; row < 28; row += 2) dataset.genotypes.values[7 * 28 + row] = 1;
  return dataset;
}

/** Runs every stage of the experiment but its evaluation and report. */
async function run(
  name: string,
  { genotypes, expression }: Dataset,
  {
    fitOn = 'train',
    types = Object.keys(models),
    known = covariates,
    ethanol,
  }: {
    readonly fitOn?: string;
    readonly types?: readonly string[];
    readonly known?: typeof covariates;
    /** Expression in a second context. */
    readonly ethanol?: Matrix;
  } = {},
): Promise<Artifacts> {
  const home = path.join(folder, name);
  mkdirSync(home);
  await writeTextMatrix(path.join(home, 'genotypes.tsv'), genotypes);
  await writeTextMatrix(path.join(home, 'expression.tsv'), expression);
  if (ethanol) await writeTextMatrix(path.join(home, 'ethanol.tsv'), ethanol);
  writeFileSync(path.join(home, 'snps.tsv'), positionTable(genotypes));
  writeFileSync(path.join(home, 'genes.tsv'), positionTable(expression));
  const rows = genotypes.samples.map((sample, row) => `${sample}\t${known[row]!.join('\t')}\n`);
  writeFileSync(path.join(home, 'covariates.tsv'), `id\tage\tbatch\n${rows.join('')}`);
  const folds = genotypes.samples.map((sample, row) => `${sample}\t${row % 2}\n`);
  writeFileSync(path.join(home, 'folds.tsv'), `sample\tfold\n${folds.join('')}`);
  const spec = {
    name: 'leakage',
    data: {
      genotypes: 'genotypes.tsv',
      expression: ethanol ? { glucose: 'expression.tsv', ethanol: 'ethanol.tsv' } : 'expression.tsv',
      snpPositions: 'snps.tsv',
      genePositions: 'genes.tsv',
      covariates: 'covariates.tsv',
      ploidy: 1,
    },
    preprocess: { ...steps, fitOn },
    split: { outer: { file: 'folds.tsv' }, inner: { folds: 2 } },
    models: Object.fromEntries(types.map((type) => [type, { type, ...models[type] }])),
    evaluate: { bootstrap: 0, permutations: 0, heritability: false },
    // Models to keep see all samples, and nothing here sees them: compile-experiment.test.ts.
    final: { fit: 'none' },
  };
  const file = path.join(home, 'experiment.yaml');
  writeFileSync(file, JSON.stringify(spec));
  const { experiment, shape, text } = await loadExperiment(file, []);
  const stages = compileExperiment(experiment, shape, text).stages.filter(
    ({ implementation }) => !['evaluate', 'report'].includes(implementation),
  );
  const store = openStore(path.join(home, 'store'));
  const executor = createInlineExecutor();
  try {
    const result = await runGraph({ graph: createGraph(stages), library, store, executor, scope: name });
    expect(result.failures).toEqual([]);
    return new Map(
      result.stages.flatMap(({ id, outputs }) =>
        Object.entries(outputs).map(([output, artifact]) => [`${id} ${output}`, artifact] as const),
      ),
    );
  } finally {
    await executor.close();
    store.close();
  }
}

function positionTable({ features, positions }: Matrix): string {
  const { chromosome, start, end } = positions!;
  return features.map((id, j) => `${id}\t${chromosome[j]!}\t${start[j]!}\t${end[j]!}\n`).join('');
}

/** The samples of one side of a split of the original run. */
function samplesOf(split: string, rows: keyof SplitRows): ReadonlySet<string> {
  const read = (artifact: string): unknown => JSON.parse(readFileSync(artifacts.get(artifact)!.path, 'utf8'));
  const samples = read('ingest samples') as readonly string[];
  return new Set((read(`split ${split}`) as SplitRows)[rows].map((row) => samples[row]!));
}

/** A matrix with other values for some samples, most of every fourth feature missing; without `holes` none more or less. */
function scrambled(
  matrix: Matrix,
  chosen: ReadonlySet<string>,
  draw: (random: Rng) => number,
  holes = true,
): Matrix {
  const random = rng.fork('scrambled');
  const rows = matrix.samples.length;
  const values = matrix.values.map((value, at) => {
    if (!chosen.has(matrix.samples[at % rows]!) || (!holes && Number.isNaN(value))) return value;
    const missing = Math.floor(at / rows) % 4 === 3 ? 0.7 : 0.05;
    return holes && random.uniform() < missing ? NaN : draw(random);
  });
  return { ...matrix, values };
}

const dosage = (random: Rng): number => random.integer(2);
const level = (random: Rng): number => 100 + 50 * random.normal();

function withGenotypes(chosen: ReadonlySet<string>): Dataset {
  return { ...original, genotypes: scrambled(original.genotypes, chosen, dosage) };
}

function withExpression(chosen: ReadonlySet<string>, holes = true): Dataset {
  return { ...original, expression: scrambled(original.expression, chosen, level, holes) };
}

/** Which artifacts of two runs whose names match a pattern differ, and which are the same. */
function compare(other: Artifacts, pattern: RegExp): { changed: string[]; same: string[] } {
  const names = [...artifacts.keys()].filter((name) => pattern.test(name));
  const differs = (name: string): boolean => artifacts.get(name)!.digest !== other.get(name)?.digest;
  return { changed: names.filter(differs), same: names.filter((name) => !differs(name)) };
}

/** Everything that is fitted or chosen on the training rows of an outer split, its inner folds too. */
const fittedOn = (outer: number): RegExp =>
  new RegExp(`^outer${outer}/(inner\\d/)?(preprocess|pretrain|tune|select|refit)\\b`);

describe('what is fitted on the training rows of an outer split', () => {
  it('is made by every kind of stage, for every model', () => {
    const types = Object.entries(models).flatMap(([name, { type }]) => (type === undefined ? [name] : []));
    expect(types.sort()).toEqual(estimators.map(({ type }) => type).sort());
    const names = [...artifacts.keys()].filter((name) => fittedOn(0).test(name));
    for (const kind of ['preprocess', 'pretrain', 'tune', 'select', 'refit']) {
      expect(
        names.some((name) => name.includes(kind)),
        kind,
      ).toBe(true);
    }
    for (const type of Object.keys(models)) expect(names).toContain(`outer0/refit/${type} model`);
  });

  it.each([
    ['genotypes', withGenotypes],
    ['expression', withExpression],
  ] as const)('does not change with the %s of its held-out samples, and others do', async (what, altered) => {
    const other = await run(`held-out ${what}`, altered(samplesOf('outer.0', 'test')));
    expect(compare(other, fittedOn(0)).changed).toEqual([]);

    const { changed } = compare(other, fittedOn(1));
    for (const type of Object.keys(models)) expect(changed).toContain(`outer1/refit/${type} model`);
    expect(changed).toContain(`outer1/preprocess ${what}`);
    expect(changed).toContain(`outer1/inner0/preprocess ${what}`);
    expect(changed.some((name) => name.includes('/tune/'))).toBe(true);
    expect(changed.some((name) => name.includes('/pretrain/'))).toBe(what === 'genotypes');
    const predictions = compare(other, /^outer0\/predict/);
    expect(predictions.changed.length > 0).toBe(what === 'genotypes');
  });

  it('does not change with the covariates of its held-out samples, and others do', async () => {
    const heldOut = samplesOf('outer.0', 'test');
    const random = rng.fork('other covariates');
    const known = original.genotypes.samples.map((sample, row) =>
      heldOut.has(sample) ? ([10 * random.normal(), 'b9'] as const) : covariates[row]!,
    );
    const other = await run('held-out covariates', original, { known });
    expect(compare(other, fittedOn(0)).changed).toEqual([]);
    expect(compare(other, fittedOn(0)).same).toContain('outer0/inner0/preprocess covariates');

    const { changed } = compare(other, fittedOn(1));
    for (const name of ['outer1/preprocess covariates', 'outer1/inner0/preprocess covariates'])
      expect(changed).toContain(name);
    for (const type of Object.keys(models)) {
      if (type !== 'mean') expect(changed).toContain(`outer1/refit/${type} model`);
    }
    expect(compare(other, /^outer0\/predict/).changed.length).toBeGreaterThan(0);
  });

  it.each([
    ['genotypes', withGenotypes],
    ['expression', withExpression],
  ] as const)(
    'changes with the %s of held-out samples where the spec says fitOn: all',
    async (what, altered) => {
      const all = { fitOn: 'all', types: ['mean', 'ridge', 'mlp-sae'] };
      const before = await run(`all, before ${what}`, original, all);
      const after = await run(`all, after ${what}`, altered(samplesOf('outer.0', 'test')), all);
      const differs = (name: string): boolean => before.get(name)!.digest !== after.get(name)!.digest;
      expect(differs(`preprocess ${what}`)).toBe(true);
      for (const type of all.types) expect(differs(`outer0/refit/${type} model`), type).toBe(true);
    },
  );
});

describe('what is fitted to several contexts', () => {
  it('does not change in any with what held-out samples have in one, and others do', async () => {
    const types = ['mean', 'ridge', 'lasso', 'knn', 'susie', 'ridge-cis'];
    const rows = Array.from({ length: 20 }, (_, row) => row + 4);
    const ethanol = selectSamples(makeDataset(rng.fork('ethanol')).expression, rows);
    const before = await run('contexts', original, { types, ethanol });
    const heldOut = samplesOf('outer.0', 'test');
    const after = await run('contexts, held-out', original, {
      types,
      ethanol: scrambled(ethanol, heldOut, level),
    });
    const changed = [...before.keys()].filter((name) => before.get(name)!.digest !== after.get(name)?.digest);
    expect(changed.filter((name) => fittedOn(0).test(name))).toEqual([]);
    for (const type of types) expect(changed).toContain(`outer1/refit/${type} model`);
    expect(changed).toContain('outer1/preprocess expression');
  });
});

describe('what is fitted on the training rows of an inner fold', () => {
  it.each([
    ['genotypes', withGenotypes],
    // Genes are filtered by the outer training rows, for all inner folds alike: what is missing stays.
    ['expression', (chosen: ReadonlySet<string>) => withExpression(chosen, false)],
  ] as const)(
    'does not change with the %s of its validation samples, and others do',
    async (what, altered) => {
      const other = await run(`validation ${what}`, altered(samplesOf('inner.0.0', 'test')));
      const fitted = (fold: number): RegExp => new RegExp(`^outer0/inner${fold}/(preprocess|pretrain)\\b`);
      expect(compare(other, fitted(0)).changed).toEqual([]);
      expect(compare(other, fitted(0)).same.length).toBeGreaterThan(2);

      const { changed } = compare(other, fitted(1));
      expect(changed).toContain(`outer0/inner1/preprocess ${what}`);
      expect(changed.some((name) => name.includes('/pretrain/'))).toBe(what === 'genotypes');
      expect(compare(other, /^outer0\/inner0\/tune\/knn(?!-)/).changed).toHaveLength(1);
    },
  );
});

/** Genotypes that do not fit twice in the memory of a run are swept from disk, and models are those of genotypes in memory. */
import { writeMatrix } from '@snpress/formats';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { createRng } from '@snpress/data/random/rng';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compileRequest } from '../../src/run/prepare-experiment.js';
import { planExperiment } from '../../src/run/plan-experiment.js';
import { inNode } from '../in-node.js';

const folder = mkdtempSync(path.join(tmpdir(), 'snpress-swept-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const at = (name: string): string => path.join(folder, name);

const rows = 90;
const columns = 3000;
/** The calls take 270,000 bytes. */
const memory = 500_000;
const ids = Array.from({ length: rows }, (_, row) => `s${row}`);

const spec = (genotypes: string, models: object = {}) => ({
  name: 'swept',
  data: {
    ...{ genotypes: at(genotypes), phenotypes: at('traits.tsv'), covariates: at('covariates.tsv') },
    genePositions: at('places.tsv'),
  },
  preprocess: {
    genotypes: [{ dropMissing: { max: 0.2 } }, { minAlleleFrequency: { min: 0.05 } }, { impute: {} }],
    expression: [{ scale: { method: 'standard' } }],
  },
  split: { outer: { folds: 2 }, inner: { folds: 2 } },
  models: { ridge: { type: 'ridge', select: 'per-gene' }, ...models },
  evaluate: { bootstrap: 20, permutations: 20, cisWindow: 50 },
});
/** Models that need their markers in memory. */
const onMarkers = {
  forest: { type: 'random-forest', trees: 5, markers: { thin: 300 } },
  knn: { type: 'knn', grid: { k: [3, 9] }, select: 'per-gene', markers: { screen: 20 } },
};
const request = (of: string, own: object) => ({
  ...{ spec: spec('g.bed'), jobs: 1, store: at(`store-${of}`), out: at(`runs-${of}`) },
  ...own,
});

beforeAll(async () => {
  const rng = createRng('swept');
  const values = Float32Array.from({ length: rows * columns }, (_, cell) =>
    rng.uniform() < 0.02 ? NaN : Math.floor(rng.uniform() * (cell % (3 * rows) < rows ? 1.1 : 3)),
  );
  const genotypes = createMatrix({
    samples: ids,
    features: Array.from({ length: columns }, (_, marker) => `m${marker}`),
    values,
    positions: {
      chromosome: Array.from({ length: columns }, (_, marker) => String(1 + Math.floor(marker / 1000))),
      start: Float64Array.from({ length: columns }, (_, marker) => 1 + marker),
      end: Float64Array.from({ length: columns }, (_, marker) => 1 + marker),
    },
    alleles: { counted: Array<string>(columns).fill('A'), other: Array<string>(columns).fill('C') },
    ploidy: 2,
  });
  await writeMatrix(at('g.bed'), genotypes);
  await writeMatrix(at('g.vcf.gz'), genotypes);
  await writeMatrix(at('g.tsv'), genotypes);
  // In another order, without one sample, and with one that has no genotypes.
  const phenotyped = [...ids.slice(40), 'other', ...ids.slice(1, 40)];
  const traitOf = (id: string, trait: number): number => {
    const row = ids.indexOf(id);
    if (row < 0) return 0;
    const calls = [1, 5, 11].map((marker) => values[(7 * marker + trait) * rows + row]!);
    return (
      calls.reduce((sum, call) => sum + (Number.isNaN(call) ? 1 : call), 0) + row / 30 + rng.normal() / 2
    );
  };
  const lines = [0, 1, 2].map((trait) => [
    `t${trait}`,
    ...phenotyped.map((id) => traitOf(id, trait).toFixed(4)),
  ]);
  const table = (cells: readonly (readonly string[])[]) => cells.map((row) => `${row.join('\t')}\n`).join('');
  writeFileSync(at('traits.tsv'), table([['id', ...phenotyped], ...lines]));
  const places = [0, 1, 2].map((trait) => [`t${trait}`, String(trait + 1), '40', '45']);
  writeFileSync(at('places.tsv'), table([['id', 'chr', 'start', 'end'], ...places]));
  writeFileSync(at('covariates.tsv'), table([['sample', 'row'], ...ids.map((id, row) => [id, String(row)])]));
});

function published(of: string): {
  readonly skill: Record<string, number>;
  readonly ceiling: number;
  readonly cis: number;
  readonly page: string;
} {
  const latest = path.join(at(`runs-${of}`), 'swept', 'latest');
  const { models, ceilings } = JSON.parse(readFileSync(path.join(latest, 'metrics.json'), 'utf8')) as {
    models: Record<string, { skill: { pooled: number }; cisTrans?: { skill: { cis: number } } }>;
    ceilings: readonly { pooled: number }[];
  };
  return {
    ceiling: ceilings[0]!.pooled,
    cis: models.ridge!.cisTrans!.skill.cis,
    skill: Object.fromEntries(Object.entries(models).map(([name, { skill }]) => [name, skill.pooled])),
    page: readFileSync(path.join(latest, 'report/index.html'), 'utf8'),
  };
}

it(
  'gives the predictions of genotypes in memory, from PLINK and VCF files',
  { timeout: 120_000 },
  async () => {
    const own = spec('g.bed', onMarkers);
    const runs = {
      whole: { spec: own },
      swept: { memory, spec: own },
      vcf: { memory, spec: spec('g.vcf.gz') },
    };
    const [whole, ...swept] = await inNode(
      async (api, given) => {
        const predictions = [];
        for (const each of given) {
          const { published } = await api.runExperiment(each);
          const [model] = published!.models;
          const { expression } = await api.predict({
            model: model!,
            genotypes: given[0]!.spec.data.genotypes,
            covariates: given[0]!.spec.data.covariates,
          });
          predictions.push({ ...expression, values: [...expression.values] });
        }
        return predictions;
      },
      Object.entries(runs).map(([of, own]) => request(of, own)),
    );
    expect(whole!.samples).toEqual(ids);
    const spread = Math.max(...whole!.values) - Math.min(...whole!.values);
    expect(spread).toBeGreaterThan(1);
    for (const { samples, features, values } of swept) {
      expect({ samples, features }).toEqual({ samples: ids, features: ['t0', 't1', 't2'] });
      const off = values.map((value, cell) => Math.abs(value - whole!.values[cell]!));
      expect(Math.max(...off)).toBeLessThan(1e-4);
    }
    const { skill } = published('whole');
    expect(skill.ridge).toBeGreaterThan(0.02);
    expect(Object.keys(skill)).toEqual(['mean', 'ridge', ...Object.keys(onMarkers)]);
    for (const of of ['swept', 'vcf']) {
      expect(published(of).ceiling).toBeCloseTo(published('whole').ceiling, 5);
      expect(published(of).cis).toBeCloseTo(published('whole').cis, 5);
      for (const [name, found] of Object.entries(published(of).skill))
        expect(found).toBeCloseTo(skill[name]!, 5);
      expect(published(of).page.includes('were swept from disk')).toBe(true);
    }
    expect(published('whole').page.includes('were swept')).toBe(false);
    expect(published('swept').page).toContain('forest: at most 300 markers, spread evenly over all');
  },
);

it('plans how often genotypes are read, and changes no stage where they fit', async () => {
  const { compiled, graph } = await compileRequest(request('plan', { memory }));
  expect(compiled.sweep).toEqual({
    ...{ bytes: rows * columns, memory, samples: rows, markers: columns, genes: 3 },
    reads: [
      // Two steps and two folds, and all samples.
      { by: 'preprocess', times: 3 },
      { by: 'heritability', times: 2 },
      // It is fitted to each and kept by no one.
      { by: 'mean', times: 4 },
      // Chosen in one sweep and fitted in two, three times; two predictions, which are taken apart; and its allele frequencies.
      { by: 'ridge', times: 14 },
    ],
    leftOut: [],
  });
  const fitting = await Promise.all(
    [undefined, 600_000, 5e9].map((given) => compileRequest(request('plan', { memory: given }))),
  );
  for (const { compiled } of fitting) expect(compiled).toEqual(fitting[0]!.compiled);
  const kinds = graph.stages.map((stage) => stage.implementation);
  expect([...new Set(kinds)].sort()).toEqual(
    'evaluate evaluate-model heritability-swept ingest-swept pack-model parts-swept predict-swept preprocess-swept refit-swept report select split split-final tune-swept'.split(
      ' ',
    ),
  );
});

it('learns of annotations for models on markers near genes, and says which models do without', async () => {
  const cis = { type: 'ridge', markers: { cis: 50 } };
  const own = spec('g.bed', { near: cis, plain: { ...cis, annotations: 'ignore' }, knn: onMarkers.knn });
  writeFileSync(at('enhancer.bed'), '1\t0\t30\n');
  const data = { ...own.data, annotations: [at('enhancer.bed')] };
  const { compiled, graph } = await compileRequest(request('plan', { memory, spec: { ...own, data } }));
  expect(compiled.sweep!.leftOut).toEqual(['annotations in ridge, knn']);
  const found = graph.stages.filter(({ implementation }) =>
    /^(annotate|learn|tune|refit)/.test(implementation),
  );
  const told = found.filter(({ inputs }) => inputs.enrichment !== undefined).map(({ id }) => id);
  expect(told.filter((id) => id.startsWith('outer0/'))).toEqual(
    expect.arrayContaining(['outer0/tune/near', 'outer0/refit/near']),
  );
  expect(told.every((id) => id.endsWith('/near'))).toBe(true);
  expect(
    found.filter(({ implementation }) => !/^(tune|refit)/.test(implementation)).map(({ id }) => id),
  ).toEqual(['annotate', ...['outer0', 'outer1', 'final'].map((set) => `${set}/enrichment/cis=50`)]);
});

it('says all that cannot be done with genotypes that are swept, before anything runs', async () => {
  const own = spec('g.tsv', {
    forest: { type: 'random-forest' },
    net: { type: 'knn' },
  });
  const positions = { snpPositions: at('markers.tsv'), genePositions: at('genes.tsv') };
  writeFileSync(at('markers.tsv'), 'id\tchr\tpos\nm0\t1\t5\n');
  writeFileSync(at('genes.tsv'), 'id\tchr\tstart\tend\nt0\t1\t5\t8\n');
  const wrong = {
    ...own,
    data: { ...own.data, ...positions },
    preprocess: {
      genotypes: [{ pruneLd: {} }, { impute: {} }, { inverseNormal: {} }],
      covariates: { principalComponents: 2 },
    },
  };
  const told = await planExperiment(request('plan', { memory: 300_000, spec: wrong })).then(
    () => 'it is planned',
    (error: unknown) => (error as Error).message,
  );
  expect(told.replaceAll(/(need none in memory:) .*/g, '$1 …')).toMatchInlineSnapshot(`
    "The genotypes take 275 KiB, and twice that is more than the memory of 293 KiB: they would be swept from disk, but 6 things cannot be done so; nothing was run

    data.genotypes: g.tsv is read as tsv, as a whole; write it once in a format that is read marker by marker (plink, pgen, bgen, vcf, 23andme), with "snpress data convert" on a machine that holds it

    data.snpPositions: leave it out; files that are read marker by marker have positions

    preprocess.genotypes: inverseNormal is not fitted in blocks of markers; leave it out

    preprocess.covariates.principalComponents: leave it out, and give components in the table of data.covariates, such as those of plink2 --pca approx

    models.forest: random-forest needs its markers in memory; give it some, by markers: { thin: 20000 }, { screen: 100 } or { cis: 1000000 }; those that need none in memory: …

    models.net: knn needs its markers in memory; give it some, by markers: { thin: 20000 }, { screen: 100 } or { cis: 1000000 }; those that need none in memory: …

    or give more memory, where there is some: --memory 1MB"
  `);
});

it('refuses a model that would itself be larger than the memory, and too many markers for one that has them there', async () => {
  const thinned = { thinned: { type: 'mlp', markers: { thin: 100 } } };
  const told = await planExperiment(request('plan', { memory: 30_000, spec: spec('g.bed', thinned) })).then(
    () => 'it is planned',
    (error: unknown) => (error as Error).message,
  );
  expect(told).toContain(
    'models.ridge: a weight for each of 3,000 markers and 3 genes takes 35 KiB, more than the memory',
  );
  expect(told).toContain(
    'models.thinned.markers: they take 88 KiB, more than the memory; choose fewer, such as { thin: 33 }',
  );
});

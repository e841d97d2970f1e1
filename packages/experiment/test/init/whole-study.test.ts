import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { simulateData } from '../../src/data-tools/simulate-data.js';
import { initExperiment } from '../../src/init/init-experiment.js';
import type { FoundFiles } from '../../src/init/found-files.js';
import { loadExperiment } from '../../src/spec/load-experiment.js';

const folder = mkdtempSync(path.join(tmpdir(), 'snpress-study-'));
const study = path.join(folder, 'étude à part');
const at = (name: string): string => path.join(study, name);

beforeAll(async () => {
  await simulateData({
    folder: study,
    cohort: {
      samples: 40,
      genes: 8,
      ldBlocks: 4,
      markersPerBlock: 10,
      tissues: { blood: 34, muscle: 30, liver: 8 },
    },
  });
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Made {
  readonly data: Readonly<Record<string, unknown>>;
  readonly found: FoundFiles;
}

let specs = 0;
async function init(...files: string[]): Promise<Made> {
  const out = at(`made${specs++}.yaml`);
  const made = await initExperiment({ files: files.map((file) => path.resolve(study, file)), out });
  writeFileSync(out, made.text);
  await loadExperiment(out);
  rmSync(out);
  return { data: (parse(made.text) as Made).data, found: made.found! };
}

const put = (name: string, lines: readonly (readonly (string | number)[])[], separator = '\t'): string => {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), lines.map((line) => line.join(separator) + '\n').join(''));
  return at(name);
};
const people = Array.from({ length: 40 }, (_, i) => `person${String(i + 1).padStart(2, '0')}`);
const expressionTable = (genes: readonly string[], samples: readonly string[] = people) => [
  ['gene', ...samples],
  ...genes.map((gene, g) => [gene, ...samples.map((_, i) => Math.sin(7 * i + g))]),
];
const genes = ['gene1', 'gene2', 'gene3', 'gene4'];
const markers = async (): Promise<readonly string[]> => {
  const { readMatrix } = await import('@snpress/formats');
  return (await readMatrix(at('genotypes.vcf.gz'))).matrix.features;
};

describe('a cohort', () => {
  const data = [
    'enhancer.bed',
    'expression.blood.bed.gz',
    'covariates.tsv',
    'expression.liver.bed.gz',
    'neutral.bed',
    'genotypes.vcf.gz',
    'expression.muscle.bed.gz',
  ];

  test.each([
    ['in some order', data],
    ['in the other', data.toReversed()],
  ])('gives the data of its own spec, %s', async (_, files) => {
    const made = await init(...files);
    const own = parse(readFileSync(at('experiment.yaml'), 'utf8')) as Made;
    expect(made.data).toEqual({
      ...own.data,
      covariates: 'covariates.tsv',
      annotations: expect.arrayContaining(['enhancer.bed', 'neutral.bed']) as unknown,
      ploidy: 2,
    });
    expect(made.found).toMatchObject({ leftOut: [], notes: [] });
  });

  test('and of the whole folder what is not of it is left out, with the reason', async () => {
    mkdirSync(at('runs'), { recursive: true });
    const made = await init(...readdirSync(study));
    expect(Object.keys(made.data.expression as object)).toEqual(['blood', 'liver', 'muscle']);
    expect(made.data.covariates).toBe('covariates.tsv');
    expect(made.found.leftOut.map((line) => path.basename(line.split(/:\d*:? /)[0]!)).toSorted()).toEqual([
      'causal.tsv',
      'experiment.yaml',
      'genetic_values.blood.bed.gz',
      'genetic_values.liver.bed.gz',
      'genetic_values.muscle.bed.gz',
      'runs',
      'trait_genes.tsv',
      'traits.tsv',
    ]);
    expect(made.found.leftOut.find((line) => line.includes('traits.tsv'))).toMatch(/snpress associate/);
  });

  test('traits are phenotypes where there is no expression', async () => {
    const made = await init('traits.tsv', 'covariates.tsv', 'genotypes.vcf.gz');
    expect(made.data).toMatchObject({
      phenotypes: { path: 'traits.tsv', orientation: 'samples-in-rows' },
      covariates: 'covariates.tsv',
    });
    expect(made.data).not.toHaveProperty('expression');
    expect(made.found.targets).toBe('traits');
  });
});

describe('kinds of files', () => {
  test('phenotypes of GCTA without a header line', async () => {
    const phen = put(
      'height.phen',
      people.map((id, i) => ['fam', id, Math.cos(i)]),
      ' ',
    );
    expect((await init('genotypes.vcf.gz', phen)).data.phenotypes).toEqual({ path: 'height.phen' });
  });

  test('genotypes of a file a chromosome', async () => {
    const chromosome = (name: number): string =>
      put(`geno.chr${name}.tsv`, [
        ['id', ...people],
        ...Array.from({ length: 12 }, (_, m) => [
          `m${name}_${m}`,
          ...people.map((_, i) => (i * m + m * name + (i >> (m % 4))) % 3),
        ]),
      ]);
    const files = [chromosome(2), chromosome(1), put('expr.tsv', expressionTable(genes))];
    const { data, found } = await init(...files);
    expect(data.genotypes).toEqual([{ path: 'geno.chr2.tsv' }, { path: 'geno.chr1.tsv' }]);
    expect(found.genotypes).toMatchObject({ features: 24, samples: 40 });
    expect(found.expression).toHaveLength(1);
  });

  test('a table of markers is annotations, be its numbers 0 and 1, three columns or scores', async () => {
    const ids = await markers();
    const binary = put('coding.tsv', [['marker', 'coding'], ...ids.map((id, m) => [id, m % 2])]);
    const three = put('two.tsv', [['marker', 'near', 'far'], ...ids.map((id, m) => [id, m % 2, m % 3])]);
    const scores = put('scores.csv', [['marker', 'cadd'], ...ids.map((id, m) => [id, m / 7])], ';');
    const { data, found } = await init(binary, 'genotypes.vcf.gz', three, 'expression.blood.bed.gz', scores);
    expect(data.annotations).toEqual(
      expect.arrayContaining(['coding.tsv', 'two.tsv', 'scores.csv']) as unknown,
    );
    expect(data).not.toHaveProperty('covariates');
    expect(found.annotations.flatMap(({ annotations }) => annotations).toSorted()).toEqual([
      'cadd',
      'coding',
      'far',
      'near',
    ]);
  });

  test('intervals that meet no marker are left out, and it is said why', async () => {
    const elsewhere = put('elsewhere.bed', [['chr77', 10, 20]]);
    const { data, found } = await init('genotypes.vcf.gz', 'expression.blood.bed.gz', elsewhere);
    expect(data).not.toHaveProperty('annotations');
    expect(found.leftOut).toEqual([
      expect.stringMatching(/elsewhere\.bed:1: No interval is on a chromosome/),
    ]);
  });

  test('intervals of the same name in two folders get names of their own', async () => {
    const text = readFileSync(at('enhancer.bed'), 'utf8');
    const files = ['liver', 'heart'].map((tissue) => {
      put(`${tissue}/peaks.bed`, []);
      writeFileSync(at(`${tissue}/peaks.bed`), text);
      return at(`${tissue}/peaks.bed`);
    });
    const { data } = await init('genotypes.vcf.gz', 'expression.blood.bed.gz', ...files);
    expect(data.annotations).toEqual([
      { path: 'liver/peaks.bed', name: 'liver' },
      { path: 'heart/peaks.bed', name: 'heart' },
    ]);
  });

  test('contexts may have samples in rows, semicolons, and Windows line ends', async () => {
    const heart = put('heart.csv', expressionTable(genes), ';');
    writeFileSync(heart, readFileSync(heart, 'utf8').replaceAll('\n', '\r\n'));
    const rows = expressionTable(genes);
    const lung = put(
      'lung.tsv',
      rows[0]!.map((_, column) => rows.map((row) => row[column]!)),
    );
    const { data } = await init('genotypes.vcf.gz', heart, lung);
    expect(data.expression).toEqual({
      heart: { path: 'heart.csv' },
      lung: { path: 'lung.tsv', orientation: 'samples-in-rows' },
    });
  });
});

describe('contexts that do not go together', () => {
  const lung = put.bind(undefined, 'expression.lung.tsv');
  const skin = put.bind(undefined, 'expression.skin.tsv');
  test.each([
    ['gene', () => skin(expressionTable(['other1', 'other2']))],
    [
      'sample',
      () =>
        skin(
          expressionTable(
            genes,
            people.map((id) => `x${id}`),
          ),
        ),
    ],
  ])('no common %s', async (what, make) => {
    await expect(init('genotypes.vcf.gz', lung(expressionTable(genes)), make())).rejects.toThrow(
      new RegExp(
        `expression\\.skin\\.tsv: (Context skin has no ${what} in common|No sample of context skin)`,
      ),
    );
  });

  test('two files of one name', async () => {
    const twice = ['tsv', 'txt'].map((ending) => put(`lung.${ending}`, expressionTable(genes)));
    await expect(init('genotypes.vcf.gz', ...twice)).rejects.toThrow(
      /lung\.tsv and \S.*lung\.txt would both be the context "lung".*give one of them, or rename one/,
    );
  });

  test('covariates alone are not predicted', async () => {
    const pcs = put('pcs.tsv', expressionTable(['PC1', 'PC2']));
    await expect(init('genotypes.vcf.gz', pcs)).rejects.toThrow(
      /pcs\.tsv is taken for covariates \(PC1, PC2\)/,
    );
  });
});

test('a context with a text among its numbers is at fault, and no table of covariates', async () => {
  const lung = put('lung.tsv', expressionTable(genes));
  const faulty = expressionTable(genes).map((row, at) => (at === 2 ? row.with(3, 'oops') : row));
  await expect(init('genotypes.vcf.gz', lung, put('heart.tsv', faulty))).rejects.toThrow(
    /heart\.tsv:3:\d+: "oops" is not a number/,
  );
});

test('files of a set are one, by the one that names it', async () => {
  const { readMatrix, writeMatrix } = await import('@snpress/formats');
  const { matrix } = await readMatrix(at('genotypes.vcf.gz'));
  await writeMatrix(at('set.bed'), matrix);
  const { data, found } = await init('set.bed', 'set.bim', 'set.fam', 'expression.blood.bed.gz');
  expect(data.genotypes).toEqual({ path: 'set.bed' });
  expect(found).toMatchObject({ leftOut: [], notes: [] });
});

test('a file that is given twice is read once', async () => {
  const { data, found } = await init('genotypes.vcf.gz', 'expression.blood.bed.gz', './genotypes.vcf.gz');
  expect(data.genotypes).toEqual({ path: 'genotypes.vcf.gz' });
  expect(found.notes).toEqual([expect.stringMatching(/genotypes\.vcf\.gz: is given twice, and read once/)]);
});

test('faults of several files are told at once', async () => {
  const broken = put('broken.bed', [
    ['chr1', 10, 20],
    ['chr1', 30, 'x'],
  ]);
  await expect(init('none1.tsv', broken, 'none2.tsv')).rejects.toThrow(/none1\.tsv: [^]*none2\.tsv: /);
  const { found } = await init('genotypes.vcf.gz', 'expression.blood.bed.gz', broken);
  expect(found.leftOut).toEqual([expect.stringMatching(/broken\.bed:2:9: "x" is not a position/)]);
});

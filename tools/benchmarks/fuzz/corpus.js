import { createMatrix, DataError, encodeBundle } from '@snpress/data';
import { writableFormats } from '@snpress/formats';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const fixtures = join(import.meta.dirname, '../../../packages/formats/test');

/** Sound files of the fixtures, by the format in which they are read; of data sets of several, the first is named. */
const fixtureSets = [
  ...['bed-3', 'bed-17', 'plink19'].map((name) => plink(`genotype-files/fixtures/${name}`)),
  ...['calls-4', 'calls-61', 'calls-700', 'dosages', 'fixed', 'mode1'].map((name) =>
    pgen(`genotype-files/fixtures/${name}`),
  ),
  pgen('genotype-files/fixtures/compressed', '.pvar.zst'),
  ...['calls-1.2-8', 'dosages-1.2-11', 'dosages-1.3-16', 'phased-1.3-8', 'sexes-1.2-16', 'ref-last'].map(
    (name) => one('bgen', `bgen/fixtures/${name}.bgen`, { multiallelic: 'split' }),
  ),
  { ...one('bgen', 'bgen/fixtures/qctool.bgen'), more: ['bgen/fixtures/qctool.sample'] },
  vcf('kinds.vcf', { multiallelic: 'split' }),
  vcf('haploid.vcf.gz'),
  vcf('haploid.source.vcf'),
  vcf('dosages.source.vcf', { multiallelic: 'split' }),
  vcf('dosages.vcf.gz', { multiallelic: 'split', vcf: { field: 'DS' } }),
  {
    ...vcf('blocks.vcf.gz', { vcf: { region: 'chr2:16385-17000' } }),
    more: ['vcf/fixtures/blocks.vcf.gz.tbi'],
  },
  {
    ...vcf('blocks-csi.vcf.gz', { vcf: { region: 'chr2:16385-17000' } }),
    more: ['vcf/fixtures/blocks-csi.vcf.gz.csi'],
  },
  one('arrow', 'arrow/fixtures/calls-17.arrow'),
  one('arrow', 'arrow/fixtures/pyarrow.arrow'),
  ...['gtex.bed', 'qtltools.bed', 'gtex.expression.bed.gz'].map((name) => one('bed', `bed/fixtures/${name}`)),
  ...['cmap.gct', 'gtex.gct', 'gtex-tissue.gct'].map((name) => one('gct', `gct/fixtures/${name}`)),
  ...['f2.zip', 'haploid.zip'].map((name) => one('rqtl2', `rqtl2/fixtures/${name}`)),
  folder('rqtl2/fixtures/f2', 'f2.yaml'),
  folder('rqtl2/fixtures/haploid', 'segregants.json'),
  folder('rqtl2/fixtures/ril', 'ril.yaml'),
];

/** How each format is read; formats that have no line here are read by `readMatrix`. */
function one(format, file, options = {}) {
  return { format, name: file, files: [file], more: [], options };
}

function vcf(name, options = {}) {
  return one('vcf', `vcf/fixtures/${name}`, options);
}

function plink(prefix) {
  return { ...one('plink', prefix), files: ['.bed', '.bim', '.fam'].map((ending) => prefix + ending) };
}

function pgen(prefix, pvar = '.pvar') {
  return { ...one('pgen', prefix), files: ['.pgen', pvar, '.psam'].map((ending) => prefix + ending) };
}

function folder(path, main) {
  return { ...one('rqtl2', `${path}/${main}`), folder: path };
}

/**
 * Sound files of every format: the fixtures, and what our own writers make of a few matrices.
 * @returns for each its format, name, options, and files: name and bytes, the one that is read first
 */
export async function makeCorpus() {
  const sets = [];
  for (const set of [...fixtureSets, ...columnarFixtures()]) {
    const others = set.folder === undefined ? [...set.files.slice(1), ...set.more] : await inFolder(set);
    const files = await Promise.all(
      [set.files[0], ...others].map(async (file) => ({
        name: file.slice(file.lastIndexOf('/') + 1),
        bytes: await readFile(join(fixtures, file)),
      })),
    );
    sets.push({ format: set.format, name: set.name, options: set.options, files });
  }
  return [...sets, ...(await written()), ...positionTables(), await bundle(), ...(await specs())];
}

/** Tables of pyarrow, pandas and polars, where there are any. */
function columnarFixtures() {
  const path = join(fixtures, 'columnar/fixtures');
  const formatOf = (file) =>
    file.endsWith('.parquet') ? 'parquet' : /\.(?:arrows?|feather)$/.test(file) ? 'arrow' : undefined;
  return (existsSync(path) ? readdirSync(path).toSorted() : [])
    .filter((file) => formatOf(file) !== undefined)
    .map((file) => {
      const options = file.includes('samples-in-rows') ? { orientation: 'samples-in-rows' } : {};
      return one(formatOf(file), `columnar/fixtures/${file}`, options);
    });
}

async function inFolder({ folder: path, files }) {
  const names = await readdir(join(fixtures, path));
  return names
    .toSorted()
    .map((name) => `${path}/${name}`)
    .filter((file) => file !== files[0]);
}

/** What every writer makes of the matrices, where it does not refuse them. */
async function written() {
  const sets = [];
  for (const [name, matrix] of Object.entries(matrices())) {
    for (const writer of writableFormats) {
      for (const extension of writer.extensions.filter((each) => !/\.b?gz$/.test(each))) {
        const temporary = await mkdtemp(join(tmpdir(), 'snpress-corpus-'));
        try {
          await writer.write(join(temporary, name + extension), matrix, {});
          const files = await Promise.all(
            (await readdir(temporary))
              .toSorted((a, b) => Number(b === name + extension) - Number(a === name + extension))
              .map(async (file) => ({ name: file, bytes: await readFile(join(temporary, file)) })),
          );
          sets.push({ format: writer.name, name: `${name}${extension}, written`, options: {}, files });
        } catch (error) {
          if (!(error instanceof DataError)) throw error;
        } finally {
          await rm(temporary, { recursive: true });
        }
      }
    }
  }
  return sets;
}

function matrices() {
  const samples = ['s1', 's2', 's3', 's4', 's5'];
  const features = ['f1', 'f2', 'f3', 'f4', 'f5', 'f6', 'f7'];
  const start = Float64Array.from(features, (_, feature) => 1000 * (feature + 1));
  const parts = {
    samples,
    features,
    positions: { chromosome: features.map((_, feature) => `${1 + (feature >> 2)}`), start, end: start },
  };
  const values = (of) =>
    Float32Array.from({ length: samples.length * features.length }, (_, index) => of(index));
  const alleles = { counted: features.map(() => 'A'), other: features.map(() => 'G') };
  return {
    genotypes: createMatrix({
      ...parts,
      values: values((index) => (index % 11 === 5 ? NaN : index % 3)),
      alleles,
      ploidy: 2,
    }),
    expression: createMatrix({
      ...parts,
      values: values((index) => (index % 13 === 7 ? NaN : Math.fround((index - 9) * 1.37))),
    }),
  };
}

function positionTables() {
  const snps = 'id\tchr\tpos\nrs1\t1\t100\nrs2\t1\t250\nrs3\tX\t7\n';
  const genes = 'gene,chromosome,start,end\ng1,1,10,90\ng2,2,500,100\ng3,X,1,2\n';
  return [snps, genes].map((text, index) => ({
    format: 'positions',
    name: `positions ${index}`,
    options: {},
    files: [{ name: `positions-${index}.txt`, bytes: Buffer.from(text) }],
  }));
}

/** Specs of experiments, of simulated data: no files of theirs are beside a case. */
async function specs() {
  const folder = join(import.meta.dirname, '../../../experiments');
  const names = (await readdir(folder, { recursive: true }))
    .filter((name) => name.endsWith('.yaml'))
    .toSorted();
  const made = {
    'simulated.yaml':
      'name: s\nseed: 7\ndata: { simulate: {} }\nsplit: { outer: { folds: 3, repeats: 2 }, inner: { folds: 3 } }\nmodels:\n  a: &a { type: lasso, standardize: true, grid: { relativeAlpha: [0.1, 0.2] } }\n  b: { <<: *a, select: per-gene }\n  c: { extends: a }\n',
  };
  const simulated = 'data: { simulate: { samples: 30, markers: 40, genes: 4 } }\n';
  const read = names.map(async (name) => {
    const text = await readFile(join(folder, name), 'utf8');
    return [
      name,
      text.replace(/^data:[^]*?\n(?=\S)/m, simulated).replace(/outer: \{ file.*\}/, 'outer: { folds: 3 }'),
    ];
  });
  return [...(await Promise.all(read)), ...Object.entries(made)].map(([name, content]) => ({
    format: 'spec',
    name,
    options: {},
    files: [{ name: 'spec.yaml', bytes: Buffer.from(content) }],
  }));
}

async function bundle() {
  const bytes = await encodeBundle({
    metadata: { type: 'ridge', nested: { list: [1, 2, 'three'], none: null } },
    arrays: {
      weights: Float32Array.of(1.5, -2, 0, 4),
      means: Float64Array.of(0.1, 0.2),
      index: Int32Array.of(3, 1, 2),
      ids: ['rs1', 'rs2', 'é'],
    },
  });
  return {
    format: 'bundle',
    name: 'bundle',
    options: {},
    files: [{ name: 'm.arrow', bytes: Buffer.from(bytes) }],
  };
}

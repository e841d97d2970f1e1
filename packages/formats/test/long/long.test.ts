import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { readMatrix, recogniseFormat, writeLongMatrix, writeMatrix } from '../../src/index.js';
import type { ReadMatrixOptions } from '../../src/index.js';
import { temporaryFolder } from '../files/temporary-folder.js';
import { matrixCatalogue } from '../matrix/matrix-catalogue.js';
import { matricesOf } from '../matrix/matrices-of.js';

const table = 'sample\tgene\tvalue\ns1\tg1\t1\ns2\tg1\t-0.5\ns1\tg2\tNA\ns2\tg2\t1e3\n';
const expected = createMatrix({
  samples: ['s1', 's2'],
  features: ['g1', 'g2'],
  values: Float32Array.of(1, -0.5, NaN, 1000),
});

async function read(content: string | Uint8Array, options: ReadMatrixOptions = {}) {
  const path = join(await temporaryFolder(), 'm.txt');
  await writeFile(path, content);
  return readMatrix(path, options);
}

test.each([
  ['tabs', table],
  ['commas', table.replaceAll('\t', ',')],
  ['semicolons', table.replaceAll('\t', ';')],
  ['spaces', table.replaceAll('\t', '  ')],
  ['quotes', table.replaceAll(/([^\t\n]+)/g, '"$1"')],
  ['a byte order mark and Windows line ends', `\ufeff${table.replaceAll('\n', '\r\n')}`],
  ['gzip', gzipSync(table)],
  ['other common names', table.replace('sample\tgene\tvalue', 'Sample_ID\tGene.ID\tTPM')],
  ['names of genotypes', table.replace('sample\tgene\tvalue', 'IID\tSNP\tdosage')],
])('a long table is recognised by the names of its columns: %s', async (_, content) => {
  expect(await read(content)).toEqual({ matrix: expected, warnings: [] });
});

test('its columns may be in any order, beside others', async () => {
  const { matrix } = await read(
    'batch,value,gene_name,gene_id,sample\na,1,x,g1,s1\nb,-0.5,x,g1,s2\na,,y,g2,s1\nb,1000,y,g2,s2\n',
  );
  expect(matrix).toEqual(expected);
});

test('its columns can be named', async () => {
  const content = table.replace('sample\tgene\tvalue', 'array\tlocus\tlog2(R/G)');
  const long = { sample: 'array', gene: 'locus', value: 'log2(R/G)' };
  expect((await read(content, { format: 'long', long })).matrix).toEqual(expected);
  expect((await read(content, { long })).matrix).toEqual(expected);
});

test('rows come in any order; pairs that are not there are missing, with a warning', async () => {
  const { matrix, warnings } = await read('sample,gene,value\ns2,g1,4\ns1,g2,5\n');
  expect(matrix).toEqual(
    createMatrix({
      samples: ['s2', 's1'],
      features: ['g1', 'g2'],
      values: Float32Array.of(4, NaN, NaN, 5),
    }),
  );
  expect(warnings.map((text) => text.replace(/^.*?: /, ''))).toEqual([
    '2 of the 4 pairs of sample and gene are not there; they are missing.',
  ]);
});

test('wide tables are no long ones', async () => {
  const folder = await temporaryFolder();
  for (const [name, header] of [
    ['a.tsv', 'gene\tsample\ts2'],
    ['b.tsv', 'sample\tgene1\tvalue'],
    ['c.tsv', 'gene\tvalue\tcount'],
    ['d.tsv', 'sample\tgene\ttpm\tcount'],
  ] as const) {
    await writeFile(join(folder, name), `${header}\nx\t1\t2\n`);
    expect(await recogniseFormat(join(folder, name))).toBe('tsv');
  }
});

async function failure(content: string, options: ReadMatrixOptions = {}): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'm.tsv'), content);
  const error: unknown = await readMatrix(join(folder, 'm.tsv'), options).catch((reason: unknown) => reason);
  return String(error).replaceAll(`${folder}/`, '');
}

describe('what is wrong is told with its place', () => {
  test('a pair that occurs twice, with both lines', async () => {
    expect(await failure('sample\tgene\tvalue\ns1\tg1\t1\ns1\tg2\t1\ns1\tg1\t1\n\ns1\tg1\t2\ns2\tg1\tx\n'))
      .toMatchInlineSnapshot(`
        "DataError: m.tsv:7:7: "x" is not a number (feature g1, sample s2). If it stands for a missing value, say so: missing: ["NA","NaN","nan","",".","x"].
        m.tsv:4: Sample s1, gene g1, has a value in lines 2 and 4. Remove one, or put their mean in one row.
        m.tsv:6: Sample s1, gene g1, has a value in lines 2 and 6. Remove one, or put their mean in one row."
      `);
  });

  test('ids and fields that are not there', async () => {
    expect(await failure('sample\tgene\tvalue\n\tg1\t1\ns1\t\t1\ns1\tg1\n')).toMatchInlineSnapshot(`
      "DataError: m.tsv:2:1: This row has no sample id. Put one in its first field.
      m.tsv:3:4: This row has no feature id. Put one in field 2.
      m.tsv:4: This row has 2 fields, but the header line has 3. Check for missing or surplus delimiters."
    `);
  });

  test('columns that are not there', async () => {
    expect(await failure('array\tgene\tvalue\ta\tb\n', { format: 'long' })).toMatchInlineSnapshot(
      `"DataError: m.tsv:1: No column of this long table has a common name for the sample ids (it has array, gene, value, a, b). Name it: long: { sample: … }."`,
    );
    expect(await failure('sample\tgene\ttpm\tcount\n', { format: 'long', long: { gene: 'Gene' } }))
      .toMatchInlineSnapshot(`
      "DataError: m.tsv:1: This long table has no column "Gene" (it has sample, gene, tpm, count). Check its name, also the case.
      m.tsv:1: No column of this long table has a common name for the values (it has sample, gene, tpm, count). Name it: long: { value: … }."
    `);
    expect(await failure(table, { long: { sample: 'gene' } })).toContain('cannot be two of sample, gene and');
  });

  test('no rows', async () => {
    expect(await failure('sample\tgene\tvalue\n')).toContain('This file has no rows below a header line');
    expect(await failure('', { format: 'long' })).toContain('This file is empty');
  });

  test('a column of values taken for ids', async () => {
    const rows = Array.from({ length: 5000 }, (_, row) => `s${row}\t${row}\t${row / 7}\n`);
    expect(await failure(`sample\tgene\tvalue\n${rows.join('')}`)).toMatchInlineSnapshot(
      `"DataError: m.tsv: The 5000 samples and 5000 genes of this table make 25000000 pairs, of which it has 5000 at most. Check which columns are taken for which: long: { sample: …, gene: …, value: … }."`,
    );
  });

  test('options that do not fit', async () => {
    expect(await failure(table, { format: 'tsv', long: { sample: 'a' } })).toContain(
      'This is read as tsv, which has no option `long`: that is for long files',
    );
    expect(await failure(table, { format: 'long', orientation: 'samples-in-rows' })).toContain(
      'long files have no samples in rows',
    );
  });
});

describe('a matrix survives', () => {
  test.each(matrixCatalogue)('$name', async ({ matrix }) => {
    const folder = await temporaryFolder();
    for (const name of ['m.long.tsv', 'm.long.csv', 'm.long.tsv.gz']) {
      await writeMatrix(join(folder, name), matrix);
      expect(await recogniseFormat(join(folder, name))).toBe('long');
      expect((await readMatrix(join(folder, name))).matrix).toEqual(matrix);
    }
  });

  test('any numbers, any ids', async () => {
    const path = join(await temporaryFolder(), 'm.tsv');
    const ids = fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(matricesOf(ids), async (matrix) => {
        await writeLongMatrix(path, matrix);
        expect((await readMatrix(path)).matrix).toEqual(matrix);
      }),
      { numRuns: 50 },
    );
  });
});

test('what is written', async () => {
  const path = join(await temporaryFolder(), 'm.long.csv');
  await writeMatrix(path, expected);
  expect(await readFile(path, 'utf8')).toBe('sample,gene,value\ns1,g1,1\ns2,g1,-0.5\ns1,g2,NA\ns2,g2,1000\n');
});

test.each([
  ['id,sample,dosage\nrs1,a,1\nrs1,b,2\n', ['rs1'], ['a', 'b']],
  ['id,gene,tpm\na,g,1\nb,g,2\n', ['g'], ['a', 'b']],
])('a column `id` is what the others are not: %j', async (text, features, samples) => {
  const path = join(await temporaryFolder(), 'm.csv');
  await writeFile(path, text);
  const { matrix } = await readMatrix(path);
  expect([matrix.features, matrix.samples, [...matrix.values]]).toEqual([features, samples, [1, 2]]);
});

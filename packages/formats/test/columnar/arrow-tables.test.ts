import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Float64, Int8, Utf8, tableToIPC, Table, vectorFromArray, type Vector } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { isHeaderless, readMatrix } from '../../src/index.js';
import type { ReadMatrixOptions } from '../../src/index.js';
import { temporaryFolder } from '../files/temporary-folder.js';
import { expectedMatrix, fixture } from './expected-matrix.js';

test.each([
  'pyarrow.arrow',
  'pyarrow-stream.arrows',
  'pyarrow-zstd.arrow',
  'pyarrow-lz4.arrows',
  'pyarrow-large.arrow',
  'pyarrow-view.arrow',
  'pyarrow-dictionary.arrow',
  'pandas.feather',
])('a plain table is read: %s', async (name) => {
  expect(await readMatrix(fixture(name))).toEqual({ matrix: expectedMatrix, warnings: [] });
  expect(await isHeaderless(fixture(name))).toBe(false);
});

test.each(['polars.arrow', 'polars.arrows'])(
  'columns of text at the front are passed over: %s',
  async (name) => {
    expect(await readMatrix(fixture(name))).toEqual({
      matrix: expectedMatrix,
      warnings: [
        `${fixture(name)}: column "gene_id" was taken for the ids; to take another (gene_name), name it: idColumn.`,
      ],
    });
  },
);

test('samples may be in rows', async () => {
  const { matrix } = await readMatrix(fixture('pyarrow-samples-in-rows.arrow'), {
    orientation: 'samples-in-rows',
  });
  expect(matrix).toEqual(expectedMatrix);
});

test('missing codes that are numbers apply', async () => {
  const { matrix } = await readMatrix(fixture('pyarrow.arrow'), { missing: ['-1.25', '7', 'NA'] });
  expect(matrix.values).toEqual(Float32Array.of(0.5, NaN, NaN, 3, NaN, 0, NaN, NaN, 1e-7, 2, NaN, 65536));
});

type Columns = { readonly [name: string]: Vector };

async function read(columns: Columns, options: ReadMatrixOptions = {}) {
  const path = join(await temporaryFolder(), 'm');
  await writeFile(path, tableToIPC(new Table(columns), 'file'));
  return readMatrix(path, options);
}

const texts = (...values: (string | null)[]): Vector => vectorFromArray(values, new Utf8());
const numbers = (...values: (number | null)[]): Vector => vectorFromArray(values, new Float64());

test('positions and alleles are known by the names of their columns', async () => {
  const { matrix } = await read({
    snp: texts('rs1', 'rs2'),
    chromosome: vectorFromArray([1, 2], new Int8()),
    start: numbers(99, null),
    counted_allele: texts('A', 'C'),
    other_allele: texts('G', null),
    s1: numbers(0, 1),
  });
  expect(matrix).toEqual(
    createMatrix({
      samples: ['s1'],
      features: ['rs1', 'rs2'],
      values: Float32Array.of(0, 1),
      positions: { chromosome: ['1', '2'], start: Float64Array.of(99, NaN), end: Float64Array.of(99, NaN) },
      alleles: { counted: ['A', 'C'], other: ['G', ''] },
    }),
  );
});

test('feature ids that repeat are renamed, with a warning', async () => {
  const { matrix, warnings } = await read({ id: texts('f', 'f'), s: numbers(1, 2) });
  expect(matrix.features).toEqual(['f', 'f#2']);
  expect(warnings).toHaveLength(1);
});

describe('what is wrong is told', () => {
  async function failure(columns: Columns, options: ReadMatrixOptions = {}): Promise<string> {
    const error: unknown = await read(columns, options).catch((reason: unknown) => reason);
    return String(error).replaceAll(/\/\S*\/m: /g, 'm: ');
  }

  test('no ids, no numbers', async () => {
    expect(await failure({ s1: numbers(1), s2: numbers(2) })).toMatchInlineSnapshot(
      `"DataError: m: This Arrow IPC file has no column of text, for the ids of its rows (it has s1, s2). Write the ids too (with pandas, as the index or as a column), or name a column of numbers: idColumn."`,
    );
    expect(await failure({ id: texts('a'), name: texts('b') })).toMatchInlineSnapshot(
      `"DataError: m: This Arrow IPC file has no columns of numbers (it has id, name). A matrix has a column of ids and one of numbers for each sample."`,
    );
  });

  test('columns that are no numbers', async () => {
    expect(await failure({ id: texts('a'), s1: numbers(1), s2: texts('1.5'), s3: vectorFromArray([true]) }))
      .toMatchInlineSnapshot(`
      "DataError: m: Column "s2" of this Arrow IPC file holds Utf8, not numbers. Write it as numbers, with nulls where one is missing, or leave it out.
      m: Column "s3" of this Arrow IPC file holds Bool, not numbers. Write it as numbers, with nulls where one is missing, or leave it out."
    `);
  });

  test('rows without ids, samples that repeat, numbers that are too large', async () => {
    expect(await failure({ id: texts('a', null, ''), s1: numbers(1, 2, 3) })).toMatchInlineSnapshot(`
      "DataError: m: Row 2 has no feature id (column "id"). Give it one, or leave the row out.
      m: Row 3 has no feature id (column "id"). Give it one, or leave the row out."
    `);
    expect(
      await failure({ id: texts('a', 'a'), g: numbers(1, 2) }, { orientation: 'samples-in-rows' }),
    ).toMatchInlineSnapshot(`"DataError: m: Sample id "a" occurs more than once. Ids must be unique."`);
    expect(await failure({ id: texts('a', 'b'), s: numbers(1, 1e39) })).toMatchInlineSnapshot(
      `"DataError: m: 1e+39 is not a number that single precision holds (feature b, sample s). Rescale the values."`,
    );
  });

  test('a stream that is cut short or damaged', async () => {
    const path = join(await temporaryFolder(), 'm');
    const bytes = await readFile(fixture('pyarrow-stream.arrows'));
    const damage = async (change: (copy: Buffer) => Buffer): Promise<string> => {
      await writeFile(path, change(Buffer.from(bytes)));
      const error: unknown = await readMatrix(path).catch((reason: unknown) => reason);
      return String(error).replaceAll(`${path}: `, 'm: ');
    };
    expect(await damage((copy) => copy.subarray(0, -8))).toMatchInlineSnapshot(
      `"DataError: m: This Arrow IPC stream is cut short: its 1216 bytes do not end with the mark of its end. Copy or write it again."`,
    );
    expect(
      await damage((copy) => Buffer.concat([copy.subarray(0, 900), copy.subarray(-8)])),
    ).toMatchInlineSnapshot(
      `"DataError: m: This Arrow IPC file is damaged at byte 816. Copy or write it again."`,
    );
    expect(await damage((copy) => copy.fill(0x55, 12, 40))).toMatchInlineSnapshot(
      `"DataError: m: This Arrow IPC file is damaged at byte 8. Copy or write it again."`,
    );
  });
});

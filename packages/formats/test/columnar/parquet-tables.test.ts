import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer, type ColumnSource } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { createRng } from '@snpress/data/random/rng';
import { DataError } from '@snpress/data/errors/data-error';
import { isHeaderless, readMatrix } from '../../src/index.js';
import { temporaryFolder } from '../files/temporary-folder.js';
import { expectedMatrix, fixture } from './expected-matrix.js';

const plainTables = [
  'pandas.parquet',
  'pandas-named-index.parquet',
  'pandas-column.parquet',
  'pyarrow-none.parquet',
  'pyarrow-gzip.parquet',
  'pyarrow-brotli.parquet',
  'pyarrow-zstd.parquet',
  'pyarrow-lz4.parquet',
  'pyarrow-v2.parquet',
  'pyarrow-types.parquet',
];

test.each(plainTables)('a plain table is read: %s', async (name) => {
  expect(await readMatrix(fixture(name))).toEqual({ matrix: expectedMatrix, warnings: [] });
  expect(await isHeaderless(fixture(name))).toBe(false);
});

test('columns of text at the front are passed over', async () => {
  expect(await readMatrix(fixture('polars.parquet'))).toEqual({
    matrix: expectedMatrix,
    warnings: [
      `${fixture('polars.parquet')}: column "gene_id" was taken for the ids; to take another (gene_name), name it: idColumn.`,
    ],
  });
});

test('samples may be in rows', async () => {
  const { matrix } = await readMatrix(fixture('pandas-samples-in-rows.parquet'), {
    orientation: 'samples-in-rows',
  });
  expect(matrix).toEqual(expectedMatrix);
});

test('missing codes that are numbers apply', async () => {
  const { matrix } = await readMatrix(fixture('pandas.parquet'), { missing: ['7'] });
  expect(matrix.values[6]).toBeNaN();
});

test.each(['pyarrow-list.parquet', 'pyarrow-fixed.parquet'])('values may be lists: %s', async (name) => {
  const { matrix } = await readMatrix(fixture(name));
  expect(matrix).toEqual(
    createMatrix({
      ...expectedMatrix,
      ploidy: 2,
      positions: {
        chromosome: ['I', 'I', ''],
        start: Float64Array.of(335, 2169, NaN),
        end: Float64Array.of(649, 1807, NaN),
      },
    }),
  );
});

describe('the column of ids', () => {
  const values: ColumnSource = { name: 's1', data: [1, 2], type: 'DOUBLE' };
  async function read(columnData: ColumnSource[], indexColumns?: readonly string[], idColumn?: string) {
    const path = join(await temporaryFolder(), 'm.parquet');
    const kvMetadata =
      indexColumns === undefined
        ? []
        : [{ key: 'pandas', value: JSON.stringify({ index_columns: indexColumns }) }];
    await writeFile(path, new Uint8Array(parquetWriteBuffer({ columnData, kvMetadata })));
    const { matrix, warnings } = await readMatrix(path, { idColumn });
    return [matrix.features, matrix.samples, ...warnings.map((warning) => warning.replace(path, 'm'))];
  }
  const text = (name: string, ...data: string[]): ColumnSource => ({ name, data, type: 'STRING' });

  test('may be one of numbers that is called so', async () => {
    const ids: ColumnSource = { name: 'gene_id', data: [7, 9], type: 'INT32' };
    expect(await read([ids, values])).toEqual([
      ['7', '9'],
      ['s1'],
      'm: column "gene_id" was taken for the ids; to take another (s1), name it: idColumn.',
    ]);
    expect(await read([{ ...ids, name: 'n' }, values], undefined, 'n')).toEqual([['7', '9'], ['s1']]);
  });

  test('is the first level of an index of pandas, wherever it stands; the others hold no values', async () => {
    const told = 'm: column "gene" was taken for the ids; to take another (symbol), name it: idColumn.';
    expect(
      await read([values, text('gene', 'a', 'b'), text('symbol', 'x', 'x')], ['gene', 'symbol']),
    ).toEqual([['a', 'b'], ['s1'], told]);
    const other = [values, text('gene', 'a', 'b'), text('symbol', 'x', 'y')];
    expect(await read(other, ['gene', 'symbol'], 'symbol')).toEqual([
      ['x', 'y'],
      ['s1'],
      'm: columns of text that are no ids are passed over (gene).',
    ]);
  });

  test('of several of text is the first whose entries differ', async () => {
    expect(await read([text('type', 'x', 'x'), text('gene', 'a', 'b'), values])).toEqual([
      ['a', 'b'],
      ['s1'],
      'm: column "gene" was taken for the ids; to take another (type), name it: idColumn.',
    ]);
    await expect(read([text('gene', 'a', 'b'), values], undefined, 'id')).rejects.toThrow(
      'This Parquet file has no column "id" of text or numbers (it has gene, s1)',
    );
  });
});

describe('what is wrong is told', () => {
  async function failure(content: Uint8Array): Promise<string> {
    const path = join(await temporaryFolder(), 'm.parquet');
    await writeFile(path, content);
    const error: unknown = await readMatrix(path, { format: 'parquet' }).catch((reason: unknown) => reason);
    return String(error).replaceAll(path, 'm.parquet');
  }
  const table = (columnData: ColumnSource[], kvMetadata: { key: string; value: string }[] = []): Uint8Array =>
    new Uint8Array(parquetWriteBuffer({ columnData, kvMetadata }));
  const id: ColumnSource = { name: 'id', data: ['a', 'b'], type: 'STRING' };

  test('no Parquet file, or half of one', async () => {
    const bytes = await readFile(fixture('pandas.parquet'));
    expect(await failure(Buffer.from('id\ts\n'))).toMatchInlineSnapshot(
      `"DataError: m.parquet: This is not a Parquet file: it does not begin with PAR1. Leave \`format\` out to have the format recognised, and decompress it where it is compressed as a whole."`,
    );
    expect(await failure(gzipSync(bytes))).toContain('This is not a Parquet file');
    expect(await failure(bytes.subarray(0, 2000))).toMatchInlineSnapshot(
      `"DataError: m.parquet: This Parquet file is cut short: its 2000 bytes do not end with PAR1. Copy or write it again."`,
    );
    expect(
      await failure(Buffer.concat([bytes.subarray(0, 100), bytes.subarray(-2000)])),
    ).toMatchInlineSnapshot(
      `"DataError: m.parquet: The metadata before byte 2092 of this Parquet file cannot be decoded (parquet metadata length 3127 exceeds available buffer 2092). Copy or write it again."`,
    );
  });

  test('a column that is damaged, with its row group', async () => {
    const bytes = await readFile(fixture('pyarrow-none.parquet'));
    expect(await failure(Buffer.from(bytes).fill(0xff, 500, 560))).toMatchInlineSnapshot(
      `"DataError: m.parquet: Column "gene_id" of row group 2 (from byte 430) of this Parquet file cannot be decoded (the length of a run is too long). Copy or write it again."`,
    );
  });

  test('columns that are no numbers, or not there', async () => {
    expect(
      await failure(table([id, { name: 's1', data: [1, 2] }, { name: 's2', data: [true, false] }])),
    ).toMatchInlineSnapshot(
      `"DataError: m.parquet: Column "s2" of this Parquet file holds BOOLEAN, not numbers. Write it as numbers, with nulls where one is missing, or leave it out."`,
    );
    expect(
      await failure(table([id, { name: 'day', data: [new Date(0), new Date(1)], type: 'TIMESTAMP' }])),
    ).toMatchInlineSnapshot(
      `"DataError: m.parquet: Column "day" of this Parquet file holds INT64 TIMESTAMP_MILLIS, not numbers. Write it as numbers, with nulls where one is missing, or leave it out."`,
    );
    expect(await failure(table([{ name: 's1', data: [1, 2] }]))).toMatchInlineSnapshot(
      `"DataError: m.parquet: This Parquet file has no column of text, for the ids of its rows (it has s1). Write the ids too (with pandas, as the index or as a column), or name a column of numbers: idColumn."`,
    );
    expect(await failure(table([id, { name: 's', data: [1, 1e300], type: 'DOUBLE' }]))).toMatchInlineSnapshot(
      `"DataError: m.parquet: 1e+300 is not a number that single precision holds (feature b, sample s). Rescale the values."`,
    );
  });

  test('files of ours that are something else', async () => {
    expect(
      await failure(table([id, { name: 's', data: [1, 2] }], [{ key: 'snpress.format', value: 'bundle/1' }])),
    ).toMatchInlineSnapshot(
      `"DataError: m.parquet: This Parquet file holds bundle/1, not matrix/1. Use a matrix, or the version of snpress that wrote this file."`,
    );
    expect(
      await failure(table([id, { name: 's', data: [1, 2] }], [{ key: 'snpress.samples', value: '["s"]' }])),
    ).toMatchInlineSnapshot(
      `"DataError: m.parquet: This Parquet file has no column values (it has id, s). A matrix whose values are lists has one row per feature, with the columns id and values."`,
    );
    expect(
      await failure(table([id, { name: 's', data: [1, 2] }], [{ key: 'snpress.ploidy', value: '3' }])),
    ).toMatchInlineSnapshot(
      `"DataError: m.parquet: The schema metadata of this Parquet file say snpress.ploidy "3". It is "1" for haploid and "2" for diploid genotypes; leave it out where it is not known."`,
    );
  });
});

test('damaged files are told or read, whatever bits are flipped', { timeout: 60_000 }, async () => {
  const rng = createRng('parquet');
  const path = join(await temporaryFolder(), 'm.parquet');
  const place = (length: number): number => Math.floor(rng.uniform() * length);
  for (const name of plainTables) {
    const bytes = await readFile(fixture(name));
    for (let round = 0; round < 30; round++) {
      const copy = Buffer.from(bytes);
      for (let flips = 1 + place(3); flips > 0; flips--) copy[place(copy.length)]! ^= 1 << place(8);
      await writeFile(path, copy);
      const result = await readMatrix(path, { format: 'parquet' }).catch((error: unknown) => error);
      if (!(result instanceof DataError)) {
        const { matrix } = result as Awaited<ReturnType<typeof readMatrix>>;
        expect(matrix.values).toHaveLength(matrix.samples.length * matrix.features.length);
      }
    }
  }
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { covariatesFromBundle, covariatesToBundle } from '@snpress/data/covariates/covariates-bundle';
import { decodeBundle } from '@snpress/data/bundle/decode-bundle';
import { encodeBundle } from '@snpress/data/bundle/encode-bundle';
import { readCovariates } from '../../src/index.js';
import { selectCovariates } from '@snpress/data/covariates/select-covariates';
import type { Covariates } from '@snpress/data';
import type { ReadCovariatesOptions } from '../../src/index.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'snpress-covariates-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const samples = ['a', 'b', 'c', 'd'];

function read(text: string | Buffer, options: ReadCovariatesOptions = {}): Promise<Covariates> {
  const file = path.join(folder, 'covariates.tsv');
  writeFileSync(file, text);
  return readCovariates(file, samples, options);
}

async function complaint(text: string, options: ReadCovariatesOptions = {}): Promise<string> {
  const error: unknown = await read(text, options).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Error);
  return (error as Error).message.replaceAll(folder, '<folder>');
}

const inRows = 'id\tage\tbatch\nd\t4\tx\nb\tNA\ty\na\t-1.5e1\t\nstranger\t9\tz\n';
const expected: Covariates = {
  samples: ['d', 'b', 'a', 'stranger'],
  columns: [
    { name: 'age', kind: 'numeric', values: Float64Array.of(4, NaN, -15, 9) },
    { name: 'batch', kind: 'categorical', levels: ['x', 'y', 'z'], codes: Int32Array.of(0, 1, -1, 2) },
  ],
};

describe('readCovariates', () => {
  it.each([
    ['samples in rows', inRows],
    ['samples in rows, without a title for the first column', inRows.replace('id\t', '')],
    [
      'covariates in rows, as GTEx writes them',
      'ID\td\tb\ta\tstranger\nage\t4\tNA\t-15\t9\nbatch\tx\ty\t\tz\n',
    ],
    ['commas', inRows.replaceAll('\t', ',')],
    ['gzip', gzipSync(inRows)],
  ])('reads %s', async (_, text) => {
    expect(await read(text)).toEqual(expected);
  });

  it('takes numbers for levels where it is told to, and some covariates', async () => {
    const { columns } = await read('id\tlane\tage\na\t10\t1\nb\t9\t2\n', {
      columns: ['lane'],
      categorical: ['lane'],
    });
    expect(columns).toEqual([
      { name: 'lane', kind: 'categorical', levels: ['10', '9'], codes: Int32Array.of(0, 1) },
    ]);
  });

  it('can be told the orientation where ids do not say', async () => {
    const text = 'id\ta\tb\na\t1\t2\nb\t3\t4\n';
    expect((await read(text, { orientation: 'covariates-in-rows' })).columns[0]).toMatchObject({
      name: 'a',
      values: Float64Array.of(1, 2),
    });
    expect((await read(text, { orientation: 'samples-in-rows' })).columns[0]).toMatchObject({
      name: 'a',
      values: Float64Array.of(1, 3),
    });
  });

  it('survives a bundle, and gives some samples', async () => {
    const bundle = await decodeBundle(await encodeBundle(covariatesToBundle(expected)));
    expect(covariatesFromBundle(bundle)).toEqual(expected);
    expect(selectCovariates(expected, [2, 0])).toEqual({
      samples: ['a', 'd'],
      columns: [
        { ...expected.columns[0], values: Float64Array.of(-15, 4) },
        { ...expected.columns[1], codes: Int32Array.of(-1, 0) },
      ],
    });
    expect(() => covariatesFromBundle({ metadata: {}, arrays: {} })).toThrowErrorMatchingInlineSnapshot(
      `[DataError: This bundle holds no covariates. Give what covariatesToBundle made.]`,
    );
  });

  it('says what is wrong, where', async () => {
    expect(await complaint('id\tage\nx\t1\ny\t2\n')).toMatchInlineSnapshot(
      `"<folder>/covariates.tsv: No sample of the data is in this table: the data have a, b, c, …, its lines begin with x, y, its header line is age. Give its samples the ids that they have in the genotypes."`,
    );
    expect(await complaint('id\tage\na\t1\nb\t1\t3\n')).toMatchInlineSnapshot(
      `"<folder>/covariates.tsv:3: This line has 3 fields, but the header line has 2. Check how the file was written or copied."`,
    );
    expect(await complaint('id\tage\na\t1\nb\tunknown\nc\t3\n')).toMatchInlineSnapshot(
      `"<folder>/covariates.tsv:3: Covariate "age" has "unknown" among 2 numbers. If it is missing, name the code: missing: ["unknown"]; if the numbers are levels, say categorical: ["age"]."`,
    );
    expect(await complaint('id\tage\tage\na\t1\t3\na\t1\t3\n')).toMatchInlineSnapshot(`
      "<folder>/covariates.tsv:3: Sample "a" is in this table twice. Keep one of them.
      <folder>/covariates.tsv:1: Covariate "age" is in this table twice. Keep one of them."
    `);
    expect(await complaint(inRows, { columns: ['sex'], categorical: ['batsh'] })).toMatchInlineSnapshot(`
      "<folder>/covariates.tsv: There is no covariate "sex" in this table. It has age, batch.
      <folder>/covariates.tsv: There is no covariate "batsh" in this table. It has age, batch."
    `);
    expect(await complaint('id\tage\n')).toMatchInlineSnapshot(
      `"<folder>/covariates.tsv: This file has no covariates. It needs a header line and a line per sample."`,
    );
    await expect(read(inRows, { orientation: 'rows' as never })).rejects.toThrow('orientation');
  });
});

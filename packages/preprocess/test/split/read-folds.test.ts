import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFolds, readGroups } from '../../src/index.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'snpress-folds-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

/** The message of a refusal, without the folder of this run. */
async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Error);
  return (error as Error).message.replaceAll(`${folder}${path.sep}`, '');
}

describe('readFolds', () => {
  it.each([
    ['tabs', 'sample\tfold\na\t1\nb\t2\n'],
    ['commas, quotes and Windows line ends', '"sample","fold"\r\n"a","1"\r\n"b","2"\r\n'],
    ['separators and quotes within quotes', 'sample,note,fold\na,"north, ""x""",1\nb,"",2\n'],
    ['semicolons', 'sample;fold\na;1\nb;2\n'],
    ['more columns in another order', 'fold,sex,sample\n1,f,a\n2,m,b'],
    ['gzip', gzipSync('sample\tfold\na\t1\n\nb\t2\n')],
    ['a byte order mark', '\uFEFFsample\tfold\na\t1\nb\t2\n'],
  ])('reads %s', async (_, content) => {
    const { foldOfSample, warnings } = await readFolds(await write('folds.txt', content), ['b', 'a']);
    expect([...foldOfSample]).toEqual([
      ['a', '1'],
      ['b', '2'],
    ]);
    expect(warnings).toEqual([]);
  });

  it('returns the whole table where no samples are given', async () => {
    const { foldOfSample } = await readFolds(await write('folds.txt', 'sample\tfold\na\t1\n'));
    expect([...foldOfSample]).toEqual([['a', '1']]);
  });

  it('leaves out samples that are not in the dataset, with a warning', async () => {
    const file = await write('folds.tsv', 'sample\tfold\na\t1\nx\t1\ny\t2\nz\t1\nw\t2\nb\t2\n');
    const { foldOfSample, warnings } = await readFolds(file, ['a', 'b']);
    expect([...foldOfSample.keys()]).toEqual(['a', 'b']);
    expect(warnings.map((warning) => warning.replace(folder + path.sep, ''))).toMatchInlineSnapshot(`
      [
        "folds.tsv: 4 samples not in the dataset ("x", "y", "z", …).",
      ]
    `);
  });

  it('says everything that is wrong, where', async () => {
    const file = await write('folds.tsv', 'sample\tfold\na\t1\na\t2\n\t3\nb\t\n');
    const samples = ['a', 'b', 'c', 'd', 'e', 'f'];
    expect(await refusal(readFolds(file, samples))).toMatchInlineSnapshot(`
      "folds.tsv:3: Sample "a" is in line 2 already. Leave one of both lines out.
      folds.tsv:4: The sample id is empty. Write the id there, or leave the line out.
      folds.tsv:5: Sample "b" has no fold. Write its fold there, or leave the line out.
      folds.tsv: 4 of 6 samples of the dataset not found in this file ("c", "d", "e", …). Give each of them a row with its fold."
    `);
    const wrong = {
      empty: '\n\n',
      'without-columns.csv': 'strain,fold\na,1\n',
      'ragged.tsv': 'sample\tfold\na\t1\nb\nc\t1\t2\n',
    };
    const messages = Object.entries(wrong).map(async ([name, text]) =>
      refusal(readFolds(await write(name, text), ['a'])),
    );
    expect(await Promise.all(messages)).toMatchInlineSnapshot(`
      [
        "empty: This file is empty. It needs a header line and a line for each row.",
        "without-columns.csv:1: There is no column "sample". The header has "strain", "fold".",
        "ragged.tsv:3: This line has 1 field, but the header line has 2. Check how the file was written or copied.
      ragged.tsv:4: This line has 3 fields, but the header line has 2. Check how the file was written or copied.",
      ]
    `);
    expect(await refusal(readFolds(path.join(folder, 'nowhere.tsv'), ['a']))).toContain('nowhere.tsv');
  });
});

describe('readGroups', () => {
  it('reads the column that is named', async () => {
    const file = await write('families.tsv', 'sample\tfamily\na\tF1\nb\tF1\n');
    const { groupOfSample } = await readGroups(file, 'family', ['a', 'b']);
    expect([...groupOfSample.values()]).toEqual(['F1', 'F1']);
    expect(await refusal(readGroups(file, 'batch', ['a']))).toMatchInlineSnapshot(
      `"families.tsv:1: There is no column "batch". The header has "sample", "family"."`,
    );
  });
});

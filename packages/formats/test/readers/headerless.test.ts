import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { isHeaderless, readHeaderless, writeArrowMatrix } from '../../src/index.js';
import { temporaryFolder } from '../files/temporary-folder.js';

async function fileOf(content: string | Uint8Array): Promise<string> {
  const path = join(await temporaryFolder(), 'm.txt');
  await writeFile(path, content);
  return path;
}

const numbers = '0\t1\t2\n-0.5\tNA\t1e3\n';

test.each([
  ['numbers', numbers, true],
  ['one column', '1\n2\n', true],
  ['one row', '1,2,3\n', true],
  ['gzip', gzipSync(numbers), true],
  ['a header line', `id\ta\tb\n${numbers}`, false],
  ['numeric sample ids without a corner label', 'r1\t0\t1\n'.padStart(12, '1\t2\n'), false],
  ['numeric ids under an empty corner', '\t1\t2\n7\t0.5\t0.1\n', false],
  ['row ids alone', 'g1\t0.5\ng2\t0.1\n', false],
])('whether a file is headerless: %s', async (_, content, expected) => {
  expect(await isHeaderless(await fileOf(content))).toBe(expected);
});

test('an Arrow file has ids', async () => {
  const path = join(await temporaryFolder(), 'm.arrow');
  await writeArrowMatrix(path, createMatrix({ samples: ['s'], features: ['f'] }));
  expect(await isHeaderless(path)).toBe(false);
});

test('features are in rows, or samples where that is said; ids are places', async () => {
  const path = await fileOf(numbers);
  expect((await readHeaderless(path)).matrix).toEqual(
    createMatrix({
      samples: ['column 1', 'column 2', 'column 3'],
      features: ['row 1', 'row 2'],
      values: Float32Array.of(0, 1, 2, -0.5, NaN, 1e3),
    }),
  );
  expect((await readHeaderless(path, { orientation: 'samples-in-rows' })).matrix).toEqual(
    createMatrix({
      samples: ['row 1', 'row 2'],
      features: ['column 1', 'column 2', 'column 3'],
      values: Float32Array.of(0, -0.5, 1, NaN, 2, 1e3),
    }),
  );
});

test('missing codes are those that are given', async () => {
  const path = await fileOf('1 -9\n2 3\n');
  expect([...(await readHeaderless(path, { missing: ['-9'] })).matrix.values]).toEqual([1, NaN, 2, 3]);
});

test('every fault is told with its line and column', async () => {
  const path = await fileOf('1\t2\n3\tx\n4\n5\t1e99\n');
  await expect(readHeaderless(path)).rejects.toMatchObject({
    problems: [
      { line: 2, column: 3, message: '"x" is not a number (feature row 2, sample column 2)' },
      { line: 3, message: 'This row has 1 fields, but the first one has 2' },
      { line: 4, column: 3, hint: 'Rescale the values' },
    ],
  });
});

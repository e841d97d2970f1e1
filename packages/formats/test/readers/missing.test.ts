import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readMatrix, type ReadMatrixOptions } from '../../src/index.js';
import { temporaryFolder } from '../files/temporary-folder.js';

async function read(text: string, options: ReadMatrixOptions = {}) {
  const path = join(await temporaryFolder(), 'm.tsv');
  await writeFile(path, text);
  const { matrix, warnings } = await readMatrix(path, options);
  return { values: [...matrix.values], warnings: warnings.map((warning) => warning.replace(path, 'm.tsv')) };
}

test('a number is a missing code, however it is written', async () => {
  const text = 'id\ta\tb\tc\td\ng\t-9\t-9.00\t9\t-9.5\n';
  expect((await read(text, { missing: ['NA', -9] })).values).toEqual([NaN, NaN, 9, -9.5]);
  expect((await read(text, { missing: ['NA', '-9'] })).values).toEqual([NaN, -9, 9, -9.5]);
});

test.each(['-9', '-999', '9999'])(
  '%s, far outside the other values of a gene, is asked about',
  async (code) => {
    const { warnings } = await read(`id\ta\tb\tc\ng1\t0.5\t${code}\t1.5\ng2\t${code}\t2\t3\ng3\t1\t2\t3\n`);
    expect(warnings).toEqual([
      `m.tsv: the value ${code} is there 2 times, far outside the other values of 2 features (g1, g2); if it stands for a missing value, say missing: ["NA","NaN","nan","",".","${code}"].`,
    ]);
  },
);

test('codes that can be values are not asked about', async () => {
  expect((await read('id\ta\tb\tc\ng1\t-20\t-9\t-9\ng2\t-9\t-8\t1\n')).warnings).toEqual([]);
  expect((await read('id\ta\tb\tc\ng1\t0.5\t-9\t1.5\n')).warnings).toEqual([]);
  expect((await read('id\ta\tb\ng1\t-9\t-9\n')).warnings).toEqual([]);
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { readMatrix, writeMatrix } from '../../src/index.js';
import type { FormatName } from '../../src/index.js';
import { temporaryFolder } from '../files/temporary-folder.js';
import { withAlleles, withPositions } from '../matrix/matrix-catalogue.js';

const matrix = createMatrix({
  samples: ['s1', 's2'],
  features: ['f1', 'f2'],
  values: Float32Array.of(0, 1, NaN, 0.5),
});

test('the ending chooses the format', async () => {
  const folder = await temporaryFolder();
  for (const name of ['m.arrow', 'm.parquet', 'm.tsv', 'm.csv', 'm.tsv.gz', 'm.txt']) {
    expect(await writeMatrix(join(folder, name), matrix)).toEqual([]);
    expect((await readMatrix(join(folder, name))).matrix).toEqual(matrix);
  }
  expect((await readFile(join(folder, 'm.arrow'))).toString('latin1', 0, 6)).toBe('ARROW1');
  expect(await readFile(join(folder, 'm.csv'), 'utf8')).toBe('id,s1,s2\nf1,0,1\nf2,NA,0.5\n');
});

test('a format that is named needs no ending', async () => {
  const path = join(await temporaryFolder(), 'm');
  await writeMatrix(path, matrix, { format: 'csv' });
  expect(await readFile(path, 'utf8')).toBe('id,s1,s2\nf1,0,1\nf2,NA,0.5\n');
});

test('what a format does not hold is warned of', async () => {
  const path = join(await temporaryFolder(), 'm.tsv');
  expect(await writeMatrix(path, withAlleles(withPositions(matrix)))).toEqual([
    `${path}: positions and alleles are not written; tsv files do not hold them.`,
  ]);
});

test('an ending or a name that says nothing is refused, and the known ones are listed', async () => {
  await expect(writeMatrix('m.xlsx', matrix)).rejects.toThrow(
    /^m\.xlsx: The ending of this name says nothing about the format to write\. Name the format, or let it end in \.bed, .*\.arrow, .*\.tsv\.gz/,
  );
  await expect(writeMatrix('m', matrix, { format: 'xlsx' as FormatName })).rejects.toThrow(
    /^m: "xlsx" is no format that matrices are written in\. Use one of plink, .*tsv, csv/,
  );
});

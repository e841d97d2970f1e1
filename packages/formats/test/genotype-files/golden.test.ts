import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { companionFiles, openMarkers, readMatrix } from '../../src/index.js';
import { temporaryFolder } from '../files/temporary-folder.js';
import { fixture, readGolden } from './fixtures.js';

const sets = [
  ...[1, 3, 4, 17, 61].map((samples) => `bed-${samples}.bed`),
  'plink19.bed',
  ...[1, 3, 4, 17, 61, 700].map((samples) => `calls-${samples}.pgen`),
  'dosages.pgen',
  'fixed.pgen',
  'compressed.pgen',
  'mode1.pgen',
];

test.each(sets)('%s is read as plink2 reads it', async (file) => {
  const golden = await readGolden(file.slice(0, file.indexOf('.')));
  const { matrix, warnings } = await readMatrix(fixture(file));
  expect(warnings).toEqual([]);
  expect(matrix.samples).toEqual(golden.samples);
  expect(matrix.positions?.chromosome).toEqual(golden.chromosomes);
  expect([...matrix.positions!.start]).toEqual(golden.positions.map((at) => (at === 0 ? NaN : at)));
  expect(matrix.alleles?.counted).toEqual(golden.counted);
  expect(matrix.alleles?.other).toEqual(golden.other);
  expect(matrix.values).toHaveLength(golden.values.length);
  golden.values.forEach((value, index) => {
    // plink2 writes dosages with as many digits as tell its sixteen bits apart.
    if (Number.isNaN(value)) expect(matrix.values[index]).toBeNaN();
    else expect(Math.abs(matrix.values[index]! - value)).toBeLessThan(2 ** -14);
  });
});

test('dosages are exact where plink2 wrote whole numbers', async () => {
  const golden = await readGolden('calls-61');
  const { matrix } = await readMatrix(fixture('calls-61.pgen'));
  expect([...matrix.values]).toEqual(golden.values);
});

test.each([
  ['plink', 'bed-17', ['', '.bed', '.bim', '.fam']],
  ['pgen', 'calls-17', ['', '.pgen', '.pvar', '.psam']],
  ['pgen', 'compressed', ['', '.pgen', '.pvar.zst', '.psam']],
])('%s: any file of %s, or their prefix, names all', async (format, name, endings) => {
  const { values } = (await readMatrix(fixture(`${name}${endings[1]!}`))).matrix;
  for (const ending of endings) {
    expect((await readMatrix(fixture(name + ending))).matrix.values).toEqual(values);
    const named = await openMarkers(fixture(name + ending), { format: format as 'plink' | 'pgen' });
    await named.blocks[Symbol.asyncIterator]().return?.();
    expect(named.samples).toHaveLength(17);
  }
});

test('PLINK 1 and PLINK 2 files of the same calls give the same matrix', async () => {
  for (const samples of [1, 3, 4, 17, 61]) {
    expect((await readMatrix(fixture(`calls-${samples}.pgen`))).matrix).toEqual(
      (await readMatrix(fixture(`bed-${samples}.bed`))).matrix,
    );
  }
});

test('the other files of a data set are known by any of them', () => {
  expect(companionFiles(fixture('bed-17.fam'))).toEqual([fixture('bed-17.bed'), fixture('bed-17.bim')]);
  expect(companionFiles(fixture('compressed.pgen'))).toEqual([
    fixture('compressed.pvar.zst'),
    fixture('compressed.psam'),
  ]);
  expect(companionFiles(fixture('bed-17.traw'))).toEqual([]);
});

test('a .pgen file has its markers and samples in .bim and .fam files, where plink2 was asked for --make-bpgen', async () => {
  const folder = await temporaryFolder();
  for (const ending of ['.bim', '.fam'])
    await copyFile(fixture(`bed-17${ending}`), join(folder, `m${ending}`));
  await copyFile(fixture('calls-17.pgen'), join(folder, 'm.pgen'));
  const expected = (await readMatrix(fixture('calls-17.pgen'))).matrix;
  for (const name of ['m.pgen', 'm']) expect((await readMatrix(join(folder, name))).matrix).toEqual(expected);
  expect(companionFiles(join(folder, 'm.pgen'))).toEqual([join(folder, 'm.bim'), join(folder, 'm.fam')]);
});

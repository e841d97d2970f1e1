import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DataError } from '@snpress/data/errors/data-error';
import { readMatrix } from '../../src/index.js';
import { temporaryFolder } from '../files/temporary-folder.js';
import { fixture, readGolden } from './fixtures.js';

test.each(['bed-61.bed', 'calls-61.pgen', 'fixed.pgen'])(
  '%s as haploid: homozygotes are 0 and 1, heterozygotes missing',
  async (file) => {
    const { values } = await readGolden(file.slice(0, file.indexOf('.')));
    const { matrix, warnings } = await readMatrix(fixture(file), { ploidy: 1 });
    expect([...matrix.values]).toEqual(values.map((dosage) => (dosage === 1 ? NaN : dosage / 2)));
    const lost = values.filter((dosage) => dosage === 1).length;
    expect(warnings).toEqual([
      `${fixture(file)}: ${lost} heterozygous calls are missing, because the data are haploid (ploidy: 1).`,
    ]);
  },
);

test('dosages of haploids are half those of diploids, and no call that has one is lost', async () => {
  const { values } = (await readMatrix(fixture('dosages.pgen'), { ploidy: 2 })).matrix;
  const { matrix, warnings } = await readMatrix(fixture('dosages.pgen'), { ploidy: 1 });
  let lost = 0;
  matrix.values.forEach((dosage, index) => {
    if (Number.isNaN(dosage) && !Number.isNaN(values[index])) lost++;
    else expect(dosage).toBe(values[index]! / 2);
  });
  expect(warnings).toEqual([expect.stringContaining(`: ${lost} heterozygous calls are missing`)]);
});

async function withFam(text: string) {
  const folder = await temporaryFolder();
  for (const ending of ['bed', 'bim'])
    await copyFile(fixture(`bed-3.${ending}`), join(folder, `m.${ending}`));
  await writeFile(join(folder, 'm.fam'), text);
  return readMatrix(join(folder, 'm.bed'));
}

test('samples whose ids repeat are called by their families too', async () => {
  const { matrix, warnings } = await withFam('f1 a 0 0 0 -9\nf2 a 0 0 0 -9\r\n0\tb\t0\t0\t0\t-9\n');
  expect(matrix.samples).toEqual(['f1_a', 'f2_a', 'b']);
  expect(warnings).toEqual([expect.stringMatching(/sample ids repeat from family to family \(a\)/)]);
});

test('a sample that occurs twice is told with its lines', async () => {
  const twice = withFam('f a 0 0 0 -9\nf b 0 0 0 -9\nf a 0 0 0 -9\n');
  await expect(twice).rejects.toThrow(DataError);
  await expect(twice).rejects.toThrow(/m\.fam:3: Sample "f_a" occurs in lines 1 and 3/);
});

test('markers without an id are called by their place and alleles, and spaces separate as well as tabs', async () => {
  const folder = await temporaryFolder();
  for (const ending of ['bed', 'fam'])
    await copyFile(fixture(`bed-17.${ending}`), join(folder, `m.${ending}`));
  const bim = await readFile(fixture('bed-17.bim'), 'utf8');
  await writeFile(join(folder, 'm.bim'), bim.replaceAll('\t', '  '));
  const { matrix } = await readMatrix(join(folder, 'm'));
  expect(matrix.features[2]).toBe('snp2');
  const { counted, other } = matrix.alleles!;
  expect(matrix.features[3]).toBe(`1_130_${other[3]!}_${counted[3]!}`);
  expect(matrix).toEqual((await readMatrix(fixture('bed-17.bed'))).matrix);
});

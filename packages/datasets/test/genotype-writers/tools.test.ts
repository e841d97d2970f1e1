import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { writeMatrix } from '@snpress/formats/writers/write-matrix';
import type { Matrix } from '@snpress/data';
import { temporaryFolder } from '../files/temporary-folder.js';
import { genotypeCatalogue } from './genotype-catalogue.js';
import { readTraw, type Traw } from '../genotype-files/read-traw.js';
import { hasTool, tool } from './tools.js';

const installed = new Map<string, boolean>();
for (const name of ['plink1.9', 'plink2', 'bcftools', 'tabix', 'bgzip'])
  installed.set(name, await hasTool(name));
const without = (...names: string[]): string =>
  names.every((name) => installed.get(name)) ? '' : ` (skipped: no ${names.join(' or ')} here)`;
/** A test that needs tools; it says so where they are not installed. */
const testWith = (names: readonly string[], title: string, body: () => Promise<void>): void => {
  test.runIf(without(...names) === '')(`${title}${without(...names)}`, body);
};

/** What plink sees of a matrix: diploids, counting ALT. */
function expectTraw(traw: Traw, matrix: Matrix): void {
  const scale = 2 / (matrix.ploidy ?? 2);
  expect(traw.samples).toEqual(matrix.samples);
  expect(traw.ids).toEqual(matrix.features);
  expect(traw.chromosomes).toEqual(matrix.positions!.chromosome);
  expect(traw.positions).toEqual([...matrix.positions!.start]);
  for (const [marker, counted] of traw.counted.entries()) {
    const { counted: alternative, other } = matrix.alleles!;
    const isFlipped = counted !== alternative[marker];
    expect(counted).toBe(isFlipped ? other[marker] : alternative[marker]);
    for (let sample = 0; sample < matrix.samples.length; sample++) {
      const index = marker * matrix.samples.length + sample;
      const value = traw.values[index]!;
      const copies = matrix.values[index]! * scale;
      // plink2 writes dosages with five digits or so.
      if (Number.isNaN(copies)) expect(value).toBeNaN();
      else expect(Math.abs((isFlipped ? 2 - value : value) - copies)).toBeLessThan(2 ** -14);
    }
  }
}

const ofSeveral = genotypeCatalogue.filter(({ matrix }) => matrix.samples.length > 1);

describe.each(ofSeveral.filter(({ hasDosages }) => !hasDosages))('$name', ({ matrix }) => {
  testWith(['plink1.9'], 'a .bed file is read by plink1.9', async () => {
    const prefix = join(await temporaryFolder(), 'set');
    await writeMatrix(`${prefix}.bed`, matrix);
    // --keep-allele-order: the counted allele stays the first one.
    await tool('plink1.9', [
      '--bfile',
      prefix,
      '--keep-allele-order',
      '--allow-no-sex',
      '--recode',
      'A-transpose',
      '--out',
      prefix,
    ]);
    expectTraw(await readTraw(`${prefix}.traw`), matrix);
  });

  testWith(['plink2'], 'a .bed file is read by plink2', async () => {
    const prefix = join(await temporaryFolder(), 'set');
    await writeMatrix(`${prefix}.bed`, matrix);
    await tool('plink2', ['--bfile', prefix, '--export', 'A-transpose', '--out', prefix]);
    expectTraw(await readTraw(`${prefix}.traw`), matrix);
  });
});

describe.each(ofSeveral)('$name', ({ matrix, hasDosages }) => {
  testWith(['plink2'], 'a .pgen file is validated and read by plink2', async () => {
    const prefix = join(await temporaryFolder(), 'set');
    await writeMatrix(`${prefix}.pgen`, matrix);
    expect(await tool('plink2', ['--pfile', prefix, '--validate', '--out', prefix])).toMatch(/ done\.|valid/);
    await tool('plink2', ['--pfile', prefix, '--export', 'A-transpose', '--out', prefix]);
    expectTraw(await readTraw(`${prefix}.traw`), matrix);
  });

  testWith(['bcftools', 'tabix'], 'a .vcf.gz file is indexed and read by tabix and bcftools', async () => {
    const path = join(await temporaryFolder(), 'set.vcf.gz');
    await writeMatrix(path, matrix);
    await tool('tabix', ['-p', 'vcf', path]);
    const field = hasDosages ? 'DS' : 'GT';
    const query = ['query', '-f', `%CHROM\\t%POS\\t%ID\\t%REF\\t%ALT[\\t%${field}]\\n`];
    const text = (await tool('bcftools', [...query, path]))!;
    const rows = text
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    const { positions, alleles, features, values, samples, ploidy = 2 } = matrix;
    expect(rows.map((row) => row.slice(0, 5))).toEqual(
      features.map((id, marker) => [
        positions!.chromosome[marker],
        String(positions!.start[marker]),
        id,
        alleles!.other[marker],
        alleles!.counted[marker],
      ]),
    );
    const copies = (call: string): number =>
      call.includes('.') && field === 'GT'
        ? NaN
        : call.split('/').reduce((sum, allele) => sum + Number(allele), 0);
    const read = rows.flatMap((row) =>
      row.slice(5).map((call) => (field === 'DS' ? Number(call) : copies(call))),
    );
    // bcftools writes six digits.
    for (const [index, value] of values.entries()) {
      if (Number.isNaN(value)) expect(read[index]).toBeNaN();
      else expect(Math.abs(read[index]! - value)).toBeLessThan(1e-5 * Math.max(value, 1e-9) + 1e-12);
    }
    expect(read).toHaveLength(values.length);
    expect(rows[0]!.slice(5).every((call) => field === 'DS' || call.split('/').length === ploidy)).toBe(true);
    // A region, through the index.
    const [chromosome, start] = [positions!.chromosome.at(-1)!, positions!.start.at(-1)!];
    const region = (await tool('bcftools', [...query, '-r', `${chromosome}:${start}-${start}`, path]))!;
    expect(region.split('\t')[2]).toBe(features.at(-1));
    expect((await tool('tabix', [path, `${chromosome}:${start}-${start}`]))!.split('\t')).toHaveLength(
      9 + samples.length,
    );
  });

  testWith(['plink2'], 'plink2 makes the same of a VCF file as of a .pgen file', async () => {
    const prefix = join(await temporaryFolder(), 'set');
    await writeMatrix(`${prefix}.vcf`, { ...matrix, ploidy: 2 });
    await tool('plink2', [
      '--vcf',
      `${prefix}.vcf`,
      ...(hasDosages ? ['dosage=DS'] : []),
      '--export',
      'A-transpose',
      '--out',
      prefix,
    ]);
    expectTraw(await readTraw(`${prefix}.traw`), { ...matrix, ploidy: 2 });
  });
});

testWith(['plink2', 'bcftools'], 'alleles that are not known stay so for the tools', async () => {
  const prefix = join(await temporaryFolder(), 'set');
  const matrix = createMatrix({
    samples: ['a', 'b', 'c'],
    features: ['m1', 'm2'],
    values: Float32Array.of(0, 1, 2, NaN, 1, 1),
    positions: { chromosome: ['1', '1'], start: Float64Array.of(5, 6), end: Float64Array.of(5, 6) },
    ploidy: 2,
  });
  for (const [ending, option] of [
    ['.bed', '--bfile'],
    ['.pgen', '--pfile'],
  ] as const) {
    await writeMatrix(`${prefix}${ending}`, matrix);
    await tool('plink2', [option, prefix, '--export', 'A-transpose', '--out', prefix]);
    const traw = await readTraw(`${prefix}.traw`);
    // With both alleles unknown plink2 calls them alike; it counts REF.
    expect(traw.counted).toEqual(['.', '.']);
    expect(traw.values).toEqual([2, 1, 0, NaN, 1, 1]);
  }
  await writeMatrix(`${prefix}.vcf.gz`, matrix);
  expect(await tool('bcftools', ['query', '-f', '%REF %ALT[ %GT]\n', `${prefix}.vcf.gz`])).toBe(
    'N <*> 0/0 0/1 1/1\nN <*> ./. 0/1 0/1\n',
  );
});

testWith(
  ['bgzip', 'plink2'],
  'more text than a block of BGZF holds, more markers than a block of PLINK 2',
  async () => {
    const folder = await temporaryFolder();
    const features = Array.from({ length: 70_000 }, (_, marker) => `rs${marker}`);
    const start = Float64Array.from(features, (_, marker) => marker + 1);
    const matrix = createMatrix({
      samples: ['a', 'b', 'c'],
      features,
      values: Float32Array.from({ length: 210_000 }, (_, index) => (index % 7 === 0 ? 0.25 : index % 3)),
      positions: { chromosome: features.map(() => '1'), start, end: start },
      alleles: { counted: features.map(() => 'A'), other: features.map(() => 'C') },
      ploidy: 2,
    });
    await writeMatrix(join(folder, 'm.vcf.gz'), matrix);
    await tool('bgzip', ['--test', join(folder, 'm.vcf.gz')]);
    await writeMatrix(join(folder, 'm.vcf'), matrix);
    expect(await tool('bgzip', ['-cd', join(folder, 'm.vcf.gz')])).toBe(
      await tool('cat', [join(folder, 'm.vcf')]),
    );
    await writeMatrix(join(folder, 'm.pgen'), matrix);
    const prefix = join(folder, 'm');
    await tool('plink2', ['--pfile', prefix, '--export', 'A-transpose', '--out', prefix]);
    expectTraw(await readTraw(`${prefix}.traw`), matrix);
  },
);

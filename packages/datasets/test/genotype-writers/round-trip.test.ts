import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { encodeMatrix } from '@snpress/data/arrow/encode-matrix';
import { formatNamed } from '@snpress/formats/registry/formats';
import { writtenFiles } from '@snpress/formats/writers/write-matrix';
import { readMatrix } from '@snpress/formats/readers/read-matrix';
import { writeMatrix } from '@snpress/formats/writers/write-matrix';
import type { Matrix } from '@snpress/data';
import { temporaryFolder } from '../files/temporary-folder.js';
import { genotypeCatalogue } from './genotype-catalogue.js';

const withDosages = ['m.pgen', 'm.vcf', 'm.vcf.gz', 'm.arrow'];
const ofCalls = [...withDosages, 'm.bed', 'm.yaml', 'm.json'];

describe.each(genotypeCatalogue)('$name', ({ matrix, hasDosages }) => {
  test.each(hasDosages ? withDosages : ofCalls)('are the same from %s', async (name) => {
    const path = join(await temporaryFolder(), name);
    await writeMatrix(path, matrix);
    const vcf = hasDosages && name.includes('vcf') ? { field: 'DS' as const } : undefined;
    const read = (await readMatrix(path, { ploidy: matrix.ploidy, vcf })).matrix;
    // R/qtl2 has no alleles of single markers.
    const whole = read.alleles === undefined ? createMatrix({ ...read, alleles: matrix.alleles }) : read;
    expect(whole).toEqual(matrix);
    expect(await encodeMatrix(whole)).toEqual(await encodeMatrix(matrix));
  });

  test('are the same bytes whenever they are written', async () => {
    for (const name of hasDosages ? withDosages : ofCalls) {
      const folders = [await temporaryFolder(), await temporaryFolder()];
      for (const folder of folders) await writeMatrix(join(folder, name), matrix);
      const [first, second] = await Promise.all(
        folders.map(async (folder) => {
          const files = (await readdir(folder)).sort();
          return Promise.all(files.map(async (file) => [file, await readFile(join(folder, file))]));
        }),
      );
      expect(first).toEqual(second);
    }
  });
});

describe.each(genotypeCatalogue.filter(({ hasDosages }) => hasDosages))('$name', ({ matrix }) => {
  test('are refused where a format has whole calls alone', async () => {
    const folder = await temporaryFolder();
    for (const name of ['m.bed', 'm.yaml']) {
      await expect(writeMatrix(join(folder, name), matrix)).rejects.toThrow(
        /\d+ of \d+ dosages are not whole, the first that of marker rs1, sample s\d .*hold whole calls alone\. Write PLINK 2/,
      );
    }
    expect(await readdir(folder)).toEqual([]);
  });
});

const small = (parts: Partial<Matrix> = {}): Matrix =>
  createMatrix({
    samples: ['a', 'b'],
    features: ['m1', 'm2', 'm3'],
    values: Float32Array.of(0, 1, 2, NaN, 1, 1),
    ploidy: 2,
    ...parts,
  });
const somePlaces = {
  chromosome: ['1', '', '2'],
  start: Float64Array.of(10, NaN, 30),
  end: Float64Array.of(10, NaN, 30),
};
const allPlaces = {
  chromosome: ['1', '1', '2'],
  start: Float64Array.of(10, 20, 30),
  end: Float64Array.of(10, 20, 30),
};
const someAlleles = { counted: ['T', '', ''], other: ['', 'C', ''] };
const nothing = { counted: ['', '', ''], other: ['', '', ''] };
const nowhere = {
  chromosome: ['', '', ''],
  start: Float64Array.of(NaN, NaN, NaN),
  end: Float64Array.of(NaN, NaN, NaN),
};

describe('what is not known', () => {
  test.each(['m.bed', 'm.pgen'])('is not known when it is read from %s', async (name) => {
    const path = join(await temporaryFolder(), name);
    const matrix = small({ positions: somePlaces, alleles: someAlleles });
    expect(await writeMatrix(path, matrix)).toEqual([]);
    expect((await readMatrix(path, { ploidy: 2 })).matrix).toEqual(matrix);
    await writeMatrix(path, small());
    expect((await readMatrix(path, { ploidy: 2 })).matrix).toEqual(
      small({ positions: nowhere, alleles: nothing }),
    );
  });

  test('alleles in VCF are N and <*>, and read as not known', async () => {
    const path = join(await temporaryFolder(), 'm.vcf');
    const matrix = small({ positions: allPlaces, alleles: someAlleles });
    expect(await writeMatrix(path, matrix)).toEqual([]);
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n').slice(-3);
    expect(lines.map((line) => line.split('\t').slice(3, 5))).toEqual([
      ['N', 'T'],
      ['C', '<*>'],
      ['N', '<*>'],
    ]);
    expect((await readMatrix(path, { ploidy: 2 })).matrix).toEqual(matrix);
  });

  test('positions are needed in VCF and R/qtl2', async () => {
    const folder = await temporaryFolder();
    await expect(writeMatrix(join(folder, 'm.vcf.gz'), small({ positions: somePlaces }))).rejects.toThrow(
      /m\.vcf\.gz: The positions of 1 of 3 markers are not known \(m2\), and VCF files have one for each marker\. Give a position table/,
    );
    await expect(writeMatrix(join(folder, 'm.yaml'), small())).rejects.toThrow(
      /m\.yaml: The positions of these markers are not known, and R\/qtl2 reads no cross without a map\. Give a position table/,
    );
    await writeMatrix(join(folder, 'm.yaml'), small({ positions: somePlaces }));
    expect((await readMatrix(join(folder, 'm.yaml'))).matrix.positions).toEqual(somePlaces);
  });
});

describe('what a format does not hold', () => {
  test('alleles that are no bases, in VCF', async () => {
    const path = join(await temporaryFolder(), 'm.vcf');
    const alleles = { counted: ['B', 'B', '<DEL>'], other: ['S', 'S', 'A'] };
    expect(await writeMatrix(path, small({ positions: allPlaces, alleles }))).toEqual([
      `${path}: alleles of 2 markers are not sequences of bases (S, B) and are written as not known.`,
    ]);
    expect((await readMatrix(path, { ploidy: 2 })).matrix.alleles).toEqual({
      counted: ['', '', '<DEL>'],
      other: ['', '', 'A'],
    });
  });

  test('alleles that differ between markers, in R/qtl2', async () => {
    const path = join(await temporaryFolder(), 'm.yaml');
    const matrix = small({ positions: allPlaces, alleles: someAlleles });
    expect(await writeMatrix(path, matrix)).toEqual([
      `${path}: alleles are not written; R/qtl2 has one pair of names for all markers, and here they differ.`,
    ]);
    const alike = small({
      positions: allPlaces,
      alleles: { counted: Array(3).fill('R'), other: Array(3).fill('N') },
    });
    expect(await writeMatrix(path, alike)).toEqual([]);
    expect((await readMatrix(path)).matrix).toEqual(alike);
  });

  test('dosages finer than the unit of PLINK 2', async () => {
    const path = join(await temporaryFolder(), 'm.pgen');
    const matrix = small({ values: Float32Array.of(0.3, 1, 2, NaN, 1e-9, 1.99999) });
    expect(await writeMatrix(path, matrix)).toEqual([
      `${path}: dosages are rounded to the units of the format, 1/16384 of a copy.`,
    ]);
    const { values } = (await readMatrix(path)).matrix;
    for (const [index, value] of values.entries())
      if (index !== 3) expect(Math.abs(value - matrix.values[index]!)).toBeLessThan(2 ** -15);
  });

  test('a ploidy that nobody said, and an order that tools refuse', async () => {
    const path = join(await temporaryFolder(), 'm.vcf');
    const values = Float32Array.of(0, 1, 1, NaN, 0, 1);
    const places = { ...allPlaces, chromosome: ['1', '2', '1'] };
    expect(await writeMatrix(path, small({ values, positions: places, ploidy: undefined }))).toEqual([
      `${path}: no dosage is above 1 and nothing says what ploidy the samples have, so they are written as diploid; if they are haploid, say ploidy: 1.`,
      `${path}: markers are not in the order of their positions (m2 comes before m3); tabix, and much of plink2 and bcftools, need them sorted.`,
    ]);
  });

  test.each([
    [
      'm.bed',
      { samples: ['a b', 'c'] },
      'm.bed: The sample id "a b" holds a blank or a # in front, which PLINK files do not hold. Rename it first.',
    ],
    [
      'm.pgen',
      { samples: ['0', '#c'] },
      'm.pgen: The sample id "0" would be read from PLINK files as one that is not known. Rename it first.\nm.pgen: The sample id "#c" holds',
    ],
    [
      'm.bed',
      { alleles: { counted: ['A,C', '', ''], other: ['', '', ''] } },
      'm.bed: The allele of marker m1, "A,C", is several.',
    ],
    [
      'm.bed',
      { positions: { ...allPlaces, start: Float64Array.of(1.5, 2 ** 31, 3) } },
      'm.bed: The position 1.5 of marker m1 is no whole number up to 2147483645, as PLINK files have it.',
    ],
    [
      'm.vcf',
      { positions: allPlaces, features: ['.', 'a;b', 'c'] },
      'm.vcf: The marker id "." would be read from VCF files as one that is not known. Rename it first.\nm.vcf: The marker id "a;b" holds a blank or a semicolon',
    ],
    [
      'm.yaml',
      { positions: allPlaces, features: ['a', 'b\n', 'c'] },
      'm.yaml: The marker id "b\\n" holds a line break',
    ],
    [
      'm.bed',
      { values: Float32Array.of(0, 3, -1, 0, 0, 0) },
      'Dosage 3 of marker m1, sample b, is outside 0 … 2',
    ],
    ['m.pgen', { samples: [], values: new Float32Array(0) }, 'm.pgen: There are no samples to write.'],
    ['m.vcf', { features: [], values: new Float32Array(0) }, 'm.vcf: There are no markers to write.'],
  ])('%s with %o', async (name, parts, message) => {
    const folder = await temporaryFolder();
    const error: unknown = await writeMatrix(join(folder, name), small(parts)).catch(
      (failure: unknown) => failure,
    );
    expect((error as Error).message.replaceAll(`${folder}/`, '')).toContain(message);
    expect(await readdir(folder)).toEqual([]);
  });
});

test('any file of a set, or what their names have in common, names it; the others are known', async () => {
  const folder = await temporaryFolder();
  await writeMatrix(join(folder, 'set'), small(), { format: 'plink' });
  expect((await readdir(folder)).sort()).toEqual(['set.bed', 'set.bim', 'set.fam']);
  expect(writtenFiles('x.bed', formatNamed('plink'))).toEqual(['x.bed', 'x.bim', 'x.fam']);
  expect(writtenFiles('x.pgen', formatNamed('pgen'))).toEqual(['x.pgen', 'x.pvar', 'x.psam']);
  expect(writtenFiles('x.yaml', formatNamed('rqtl2'))).toEqual([
    'x_geno.csv',
    'x_pmap.csv',
    'x_gmap.csv',
    'x_covar.csv',
    'x.yaml',
  ]);
  expect(writtenFiles('x.vcf', formatNamed('vcf'))).toEqual(['x.vcf']);
});

const id = fc.stringMatching(/^[A-Za-z1-9_][A-Za-z0-9_:+\-#é染]{0,5}$/);
const allele = fc.constantFrom('A', 'C', 'G', 'T', 'ACGT', '');
const genotypes = fc
  .record({
    samples: fc.uniqueArray(id, { minLength: 1, maxLength: 9 }),
    features: fc.uniqueArray(id, { minLength: 1, maxLength: 5 }),
    ploidy: fc.constantFrom(1 as const, 2 as const),
    whole: fc.boolean(),
  })
  .chain(({ samples, features, ploidy, whole }) => {
    const each = <T>(value: fc.Arbitrary<T>) =>
      fc.array(value, { minLength: features.length, maxLength: features.length });
    const dosage = whole
      ? fc.integer({ min: 0, max: ploidy })
      : fc.integer({ min: 0, max: 16384 * ploidy }).map((n) => n / 16384);
    const size = samples.length * features.length;
    return fc
      .record({
        values: fc.array(fc.oneof({ weight: 5, arbitrary: dosage }, fc.constant(NaN)), {
          minLength: size,
          maxLength: size,
        }),
        chromosome: each(fc.constantFrom('1', 'chrII', 'X')),
        start: each(fc.integer({ min: 1, max: 2 ** 31 - 3 })),
        counted: each(allele),
        other: each(allele),
      })
      .map(({ values, chromosome, start, counted, other }) => {
        const at = Float64Array.from(start);
        return createMatrix({
          samples,
          features,
          values: Float32Array.from(values),
          positions: { chromosome, start: at, end: at },
          alleles: { counted, other },
          ploidy,
        });
      });
  });

test('any genotypes survive each format that holds them', async () => {
  const folder = await temporaryFolder();
  await fc.assert(
    fc.asyncProperty(genotypes, async (matrix) => {
      const isWhole = matrix.values.every((dosage) => Number.isNaN(dosage) || Number.isInteger(dosage));
      for (const name of isWhole ? ofCalls : withDosages) {
        await writeMatrix(join(folder, name), matrix);
        const vcf = !isWhole && name.includes('vcf') ? { field: 'DS' as const } : undefined;
        const read = (await readMatrix(join(folder, name), { ploidy: matrix.ploidy, vcf })).matrix;
        expect(
          name.includes('m.yaml') || name.includes('m.json') ? { ...read, alleles: matrix.alleles } : read,
        ).toEqual(matrix);
      }
    }),
    { numRuns: 30, seed: 2017 },
  );
});

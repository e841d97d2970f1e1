import { expect, test } from 'vitest';
import { checkGenotypes, createMatrix } from '../../src/index.js';
import type { Matrix } from '../../src/index.js';

const dosages = (...values: number[]): Matrix =>
  createMatrix({
    samples: ['s1', 's2'],
    features: values.filter((_, i) => i % 2).map((_, i) => `rs${i}`),
    values: Float32Array.from(values),
  });

test('dosages within the ploidy pass, missing and imputed ones too', () => {
  expect(() => {
    checkGenotypes(dosages(0, 1, NaN, 0.5), 1);
  }).not.toThrow();
  expect(() => {
    checkGenotypes(dosages(0, 2, NaN, 1.5), 2);
  }).not.toThrow();
});

test('a missing code in haploid data', () => {
  expect(() => {
    checkGenotypes(dosages(0, 1, 2, 0), 1);
  }).toThrowErrorMatchingInlineSnapshot(`
    [DataError: Dosage 2 of marker rs1, sample s1, is outside 0 … 1.
    1 of 4 dosages are outside 0 … 1. If 2 is the code of missing calls, say so: missing: ["2"]; if the samples are diploid, say ploidy: 2.]
  `);
});

test('a missing code in diploid data', () => {
  expect(() => {
    checkGenotypes(dosages(0, 1, -9, -9), 2);
  }).toThrowErrorMatchingInlineSnapshot(`
    [DataError: Dosage -9 of marker rs1, sample s1, is outside 0 … 2.
    Dosage -9 of marker rs1, sample s2, is outside 0 … 2.
    2 of 4 dosages are outside 0 … 2. If -9 is the code of missing calls, say so: missing: ["-9"].]
  `);
});

test('many dosages of many kinds', () => {
  expect(() => {
    checkGenotypes(dosages(11, 12, 13, 14, 15, 16, 17, -1), 2);
  }).toThrowErrorMatchingInlineSnapshot(`
    [DataError: Dosage 11 of marker rs0, sample s1, is outside 0 … 2.
    Dosage 12 of marker rs0, sample s2, is outside 0 … 2.
    Dosage 13 of marker rs1, sample s1, is outside 0 … 2.
    Dosage 14 of marker rs1, sample s2, is outside 0 … 2.
    Dosage 15 of marker rs2, sample s1, is outside 0 … 2.
    8 of 8 dosages are outside 0 … 2. Recode the genotypes as copies of one allele, 0 … 2, and name the missing codes: missing: ["NA", …].]
  `);
});

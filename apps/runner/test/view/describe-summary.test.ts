import { createMatrix, createRng, inspectMatrix } from '@snpress/data';
import { simulateCross } from '@snpress/datasets';
import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { describeSummary } from '../../src/view/describe-summary.js';

const { genotypes, expression } = simulateCross(
  { samples: 30, markers: 40, genes: 6 },
  createRng('seen'),
).dataset;
const odd = createMatrix({
  samples: ['a sample whose id is far longer than any line of forty columns', 's2'],
  features: ['f', 'f#2', '染色体'],
  values: Float32Array.of(0, 0.5, NaN, NaN, 1.25, 2),
  positions: {
    chromosome: ['chromosome of a long name', '', 'b'],
    start: Float64Array.of(9, NaN, 1e9),
    end: Float64Array.of(9, NaN, 1e9),
  },
  alleles: { counted: ['A', 'C', ''], other: ['T', '', ''] },
});

it('fits 40 and 80 columns', () => {
  for (const matrix of [genotypes, expression, odd]) {
    for (const columns of [40, 41, 60, 80]) {
      for (const line of describeSummary(inspectMatrix(matrix), columns).split('\n')) {
        expect(stringWidth(line)).toBeLessThanOrEqual(columns);
      }
    }
  }
});

it('says what is in genotypes', () => {
  const text = describeSummary(inspectMatrix(odd), 60);
  expect(text).toMatchInlineSnapshot(`
    "samples       2 (a sample whose id is far longer than any
                  line of forty columns, s2)
    features      3 (f, f#2, 染色体)
    renamed       1 (f#2): their ids repeat earlier ones
    positions     known of 2, on 2 chromosomes, sorted
                  chromosome of a long name: 9 … 9  █████████  1
                  b: 1,000,000,000 … 1,000,000,000  █████████  1
    missing       2 values (33.33 %), in 1 features and 2
                  samples
     by sample    33.33 % to 33.33 %, median 33.33 % (most: a
                  sample whose id is far longer than any line of
                  forty columns)
     by feature   0.00 % to 100.00 %, median 0.00 % (most: f#2)
    coding        dosage
    ploidy        2, by the values
    alleles       both known of 1, the counted one of 2
    range         0 … 2, mean 0.9375
    values           0  ██████████████████████████████  1
                   0.5  ██████████████████████████████  1
                  1.25  ██████████████████████████████  1
                     2  ██████████████████████████████  1
    frequency     of the counted allele: 0.125 to 0.813, median
                  0.469
                  0.0 … 0.1                                  0
                  0.1 … 0.2  ██████████████████████████████  1
                  0.2 … 0.3                                  0
                  0.3 … 0.4                                  0
                  0.4 … 0.5                                  0
                  0.5 … 0.6                                  0
                  0.6 … 0.7                                  0
                  0.7 … 0.8                                  0
                  0.8 … 0.9  ██████████████████████████████  1
                  0.9 … 1.0                                  0
    rare          rarer allele absent in 0 markers, below 1 % in
                  0, below 5 % in 0
    constant      1 (f#2)
    duplicates    none"
  `);
});

it('says what is in haploid genotypes, and in expression', () => {
  expect(describeSummary(inspectMatrix(genotypes), 80)).toMatchInlineSnapshot(`
    "samples       30 (s01, s02, s03, …, s28, s29, s30)
    features      40 (snp01, snp02, snp03, …, snp38, snp39, snp40)
    positions     known, on 14 chromosomes, sorted
                    2: 63,147 … 770,882  ████████████████████████        4
                  4: 60,553 … 1,176,423  ██████████████████████████████  5
                   5: 110,191 … 284,512  ████████████                    2
                    6: 44,674 … 268,364  ████████████                    2
                   7: 364,021 … 846,743  ██████████████████              3
                    8: 73,547 … 448,019  ████████████                    2
                   9: 186,764 … 186,764  ██████                          1
                  10: 105,762 … 720,196  ██████████████████              3
                  11: 214,965 … 613,867  ████████████                    2
                  12: 228,140 … 988,728  ████████████████████████        4
                  13: 300,287 … 920,427  ██████████████████              3
                  14: 211,421 … 712,850  ██████████████████              3
                  15: 354,195 … 881,749  ██████████████████              3
                  16: 246,261 … 797,559  ██████████████████              3
    missing       11 values (0.92 %), in 10 features and 9 samples
     by sample    0.00 % to 5.00 %, median 0.00 % (most: s03)
     by feature   0.00 % to 6.67 %, median 0.00 % (most: snp32)
    coding        0/1
    ploidy        1, declared
    alleles       known
    range         0 … 1, mean 0.5265
    values        0  ███████████████████████████     563
                  1  ██████████████████████████████  626
    frequency     of the counted allele: 0.267 to 0.800, median 0.533
                  0.0 … 0.1                                   0
                  0.1 … 0.2                                   0
                  0.2 … 0.3  ██                               1
                  0.3 … 0.4                                   0
                  0.4 … 0.5  ██████████████████████          14
                  0.5 … 0.6  ██████████████████████████████  19
                  0.6 … 0.7  ██████                           4
                  0.7 … 0.8  ██                               1
                  0.8 … 0.9  ██                               1
                  0.9 … 1.0                                   0
    rare          rarer allele absent in 0 markers, below 1 % in 0, below 5 % in 0
    constant      none
    duplicates    none"
  `);
  expect(describeSummary(inspectMatrix(createMatrix({ ...expression, positions: undefined })), 40)).toMatch(
    /^samples {7}30 \(.*positions {5}not known\nmissing {7}none\ncoding {8}continuous\nrange /s,
  );
});

import { expect, test } from 'vitest';
import { createMatrix, inspectMatrix } from '../../src/index.js';
import type { Matrix } from '../../src/index.js';

test('everything about a small matrix', () => {
  const matrix = createMatrix({
    samples: ['s1', 's2', 's3', 's4'],
    features: ['f1', 'f2', 'f3', 'f4'],
    values: Float32Array.of(0, 1, NaN, 1, -0, 1, NaN, 1, 1, NaN, NaN, 1, 0, 1, 1, 1),
  });
  expect(inspectMatrix(matrix)).toEqual({
    samples: { count: 4, first: ['s1', 's2', 's3'], last: ['s4'] },
    features: { count: 4, first: ['f1', 'f2', 'f3'], last: ['f4'] },
    renamedFeatures: { count: 0, examples: [] },
    positions: null,
    missing: {
      cells: 4,
      share: 0.25,
      samplesWithAny: 2,
      featuresWithAny: 3,
      bySample: { min: 0, median: 0.125, max: 0.75 },
      byFeature: { min: 0, median: 0.25, max: 0.5 },
      worstSample: { id: 's3', share: 0.75 },
      worstFeature: { id: 'f3', share: 0.5 },
    },
    values: {
      min: 0,
      mean: 0.75,
      max: 1,
      distinct: [
        { value: 0, count: 3 },
        { value: 1, count: 9 },
      ],
      histogram: Array.from({ length: 20 }, (_, bin) => ({
        from: bin / 20 === 0 ? 0 : (expect.closeTo(bin / 20, 12) as number),
        to: expect.closeTo((bin + 1) / 20, 12) as number,
        count: bin === 0 ? 3 : bin === 19 ? 9 : 0,
      })),
    },
    coding: '0/1',
    missingCode: null,
    ploidy: { copies: 1, declared: false },
    alleles: null,
    frequencies: {
      spread: {
        min: expect.closeTo(2 / 3, 12) as number,
        median: expect.closeTo(17 / 24, 12) as number,
        max: 1,
      },
      monomorphic: 1,
      below1Percent: 1,
      below5Percent: 1,
      histogram: Array.from({ length: 10 }, (_, bin) => ({
        from: expect.closeTo(bin / 10, 12) as number,
        to: expect.closeTo((bin + 1) / 10, 12) as number,
        count: { 6: 2, 7: 1, 9: 1 }[bin] ?? 0,
      })),
    },
    constantFeatures: { count: 1, examples: ['f3'] },
    duplicateFeatures: { count: 1, examples: ['f2'] },
  });
});

const row = (...values: number[]): Matrix =>
  createMatrix({
    samples: values.map((_, index) => `s${index}`),
    features: ['f'],
    values: Float32Array.from(values),
  });

test.each([
  ['0/1', row(0, 1, NaN)],
  ['0/1/2', row(0, 2)],
  ['-1/0/1', row(-1, 0, 1)],
  ['integers', row(-9, 0, 1)],
  ['dosage', row(0, 0.25, 1.9)],
  ['continuous', row(-0.5, 3.25)],
  ['none', row(NaN)],
  ['none', row()],
])('coding %s', (coding, matrix) => {
  expect(inspectMatrix(matrix).coding).toBe(coding);
});

test('a 2 among the calls of haploids is a missing call, as for init', () => {
  const calls = Array.from({ length: 200 }, (_, index) => (index % 40 === 7 ? 2 : index % 2));
  const { coding, ploidy, missingCode, frequencies, missing } = inspectMatrix(row(...calls));
  expect({ coding, ploidy }).toEqual({ coding: '0/1', ploidy: { copies: 1, declared: false } });
  expect(missingCode).toMatchObject({ values: [2], because: expect.stringContaining('2.5 %') as string });
  expect(frequencies?.spread.max).toBeCloseTo(95 / 195, 6);
  // Nothing of the file is changed: it is the reader who has to be told.
  expect(missing.cells).toBe(0);
  expect(inspectMatrix({ ...row(...calls), ploidy: 2 }).missingCode).toBeNull();
});

test('a constant matrix has one bin', () => {
  expect(inspectMatrix(row(3, 3)).values?.histogram).toEqual([{ from: 3, to: 3, count: 2 }]);
});

test('many distinct values are not listed', () => {
  const { values } = inspectMatrix(row(...Array.from({ length: 500 }, (_, index) => index / 7)));
  expect(values?.distinct).toBeNull();
  expect(values?.histogram.reduce((sum, { count }) => sum + count, 0)).toBe(500);
});

const markers = (parts: Partial<Matrix>): Matrix =>
  createMatrix({
    samples: ['s1', 's2'],
    features: ['m1', 'm2', 'm3', 'm1#2', 'm9#2'],
    values: Float32Array.of(0, 2, 1, 1, 2, 2, NaN, NaN, 0, 0.5),
    ...parts,
  });

test('ploidy that is declared, alleles that are known, frequencies of the counted allele', () => {
  const summary = inspectMatrix(
    markers({ ploidy: 2, alleles: { counted: ['A', 'C', 'G', '', ''], other: ['C', 'T', '', 'A', ''] } }),
  );
  expect(summary.ploidy).toEqual({ copies: 2, declared: true });
  expect(summary.alleles).toEqual({ counted: 3, both: 2 });
  expect(summary.frequencies).toMatchObject({
    spread: { min: 0.125, median: 0.5, max: 1 },
    monomorphic: 1,
    below5Percent: 1,
  });
  expect(summary.renamedFeatures).toEqual({ count: 1, examples: ['m1#2'] });
});

test('what is no genotype has neither ploidy nor frequencies', () => {
  for (const matrix of [row(0.5, 1.25), row(-1, 3)]) {
    expect(inspectMatrix(matrix)).toMatchObject({ ploidy: null, frequencies: null });
  }
  expect(inspectMatrix(row(NaN)).frequencies).toBeNull();
});

test('positions, chromosome by chromosome, and whether they are sorted', () => {
  const chromosome = ['2', '2', '1', '', '1'];
  const start = Float64Array.of(5, 9, 20, NaN, 7);
  const end = Float64Array.of(5, 9, 18, NaN, 8);
  expect(inspectMatrix(markers({ positions: { chromosome, start, end } })).positions).toEqual({
    known: 4,
    sorted: false,
    chromosomes: [
      { name: '2', features: 2, from: 5, to: 9 },
      { name: '1', features: 2, from: 7, to: 20 },
    ],
  });
  const nowhere = { chromosome: Array(5).fill(''), start: start.fill(NaN), end: start };
  expect(inspectMatrix(markers({ positions: nowhere })).positions).toBeNull();
});

import { expect, test } from 'vitest';
import { createMatrix, inspectMatrix, type Matrix } from '../../src/index.js';

test('everything about a small matrix', () => {
  const matrix = createMatrix({
    samples: ['s1', 's2', 's3', 's4'],
    features: ['f1', 'f2', 'f3', 'f4'],
    values: Float32Array.of(0, 1, NaN, 1, -0, 1, NaN, 1, 1, NaN, NaN, 1, 0, 1, 1, 1),
  });
  expect(inspectMatrix(matrix)).toEqual({
    samples: { count: 4, examples: ['s1', 's2', 's3'] },
    features: { count: 4, examples: ['f1', 'f2', 'f3'] },
    hasPositions: false,
    missing: {
      cells: 4,
      share: 0.25,
      samplesWithAny: 2,
      featuresWithAny: 3,
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

test('a constant matrix has one bin', () => {
  expect(inspectMatrix(row(3, 3)).values?.histogram).toEqual([{ from: 3, to: 3, count: 2 }]);
});

test('many distinct values are not listed', () => {
  const { values } = inspectMatrix(row(...Array.from({ length: 500 }, (_, index) => index / 7)));
  expect(values?.distinct).toBeNull();
  expect(values?.histogram.reduce((sum, { count }) => sum + count, 0)).toBe(500);
});

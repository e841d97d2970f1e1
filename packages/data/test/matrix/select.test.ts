import { createMatrix, featureValues, selectFeatures, selectSamples } from '../../src/index.js';
import { expect, test } from 'vitest';

const matrix = createMatrix({
  samples: ['a', 'b', 'c'],
  features: ['f', 'g'],
  values: Float32Array.of(1, 2, 3, 4, 5, 6),
  positions: { chromosome: ['1', '2'], start: Float64Array.of(10, 20), end: Float64Array.of(11, 21) },
  alleles: { counted: ['A', 'C'], other: ['G', 'T'] },
  ploidy: 2,
});

test('samples are selected in the order asked for', () => {
  expect(selectSamples(matrix, [2, 0])).toEqual(
    createMatrix({ ...matrix, samples: ['c', 'a'], values: Float32Array.of(3, 1, 6, 4) }),
  );
});

test('features are selected with their positions, alleles and ploidy', () => {
  expect(selectFeatures(matrix, Int32Array.of(1))).toEqual(
    createMatrix({
      samples: matrix.samples,
      features: ['g'],
      values: Float32Array.of(4, 5, 6),
      positions: { chromosome: ['2'], start: Float64Array.of(20), end: Float64Array.of(21) },
      alleles: { counted: ['C'], other: ['T'] },
      ploidy: 2,
    }),
  );
});

test('selecting nothing is legal', () => {
  expect(selectSamples(matrix, []).values).toHaveLength(0);
  expect(selectFeatures(matrix, []).positions?.chromosome).toEqual([]);
});

test('selections are copies, feature values are a view', () => {
  expect(selectSamples(matrix, [0, 1, 2]).values.buffer).not.toBe(matrix.values.buffer);
  expect(selectFeatures(matrix, [0, 1]).values.buffer).not.toBe(matrix.values.buffer);
  expect(featureValues(matrix, 1)).toEqual(Float32Array.of(4, 5, 6));
  expect(featureValues(matrix, 1).buffer).toBe(matrix.values.buffer);
});

test('an index outside the matrix or twice is refused', () => {
  expect(() => selectSamples(matrix, [3])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: sample index 3 is not a whole number in 0 … 2]`,
  );
  expect(() => selectSamples(matrix, [0.5])).toThrow(RangeError);
  expect(() => selectFeatures(matrix, [-1])).toThrow(RangeError);
  expect(() => selectFeatures(matrix, [1, 1])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: feature index 1 is selected twice; ids must be unique]`,
  );
});

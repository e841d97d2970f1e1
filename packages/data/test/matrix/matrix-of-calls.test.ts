import { expect, it } from 'vitest';
import { selectCalls, selectValues } from '../../src/markers/select-values.js';
import { featureValues } from '../../src/matrix/feature-values.js';
import { matrixOfCalls } from '../../src/matrix/matrix-of-calls.js';

const stored = {
  samples: ['a', 'b', 'c', 'd'],
  features: ['m1', 'm2', 'm3'],
  values: Int8Array.of(0, 1, -1, 2, 1, 1, 0, 0, 2, -1, -1, 0),
};
const filled = Float32Array.of(0.25, 9, 0.75);
const selection = {
  samples: [3, 0, 2],
  features: [2, 0],
  change(values: Float32Array, feature: number) {
    values.forEach((value, at) => {
      values[at] = Number.isNaN(value) ? filled[feature]! : value;
    });
  },
};
const expected = Float32Array.of(0, 2, 0.25, 2, 0, 9);

it('has the values that calls stand for, feature by feature and all together', () => {
  const labels = { samples: ['d', 'a', 'c'], features: ['m3', 'm1'] };
  const matrix = matrixOfCalls(labels, selectCalls(stored, selection));
  expect(featureValues(matrix, 1)).toEqual(expected.subarray(3));
  expect(matrix.values).toEqual(expected);
  expect(matrix.values).toBe(matrix.values);
  expect(selectValues(stored, selection)).toEqual(expected);
});

it('gives a copy with other values no calls', () => {
  const matrix = matrixOfCalls(stored, selectCalls(stored));
  expect(matrix.called?.calls).toBe(stored.values);
  expect({ ...matrix, values: expected }.called).toBeUndefined();
});

it('refuses rows that are not there, or twice', () => {
  for (const samples of [[4], [1, 1]]) expect(() => selectCalls(stored, { samples })).toThrow(RangeError);
});

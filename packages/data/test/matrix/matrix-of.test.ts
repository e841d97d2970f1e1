import { expect, it } from 'vitest';
import { matrixOf } from '../../src/index.js';

it('makes a matrix of an array per sample, or of one array with its shape', () => {
  const matrix = matrixOf([
    [0, 1, 2],
    [2, null, 0],
  ]);
  expect(matrix).toEqual({
    samples: ['sample1', 'sample2'],
    features: ['feature1', 'feature2', 'feature3'],
    values: Float32Array.of(0, 2, 1, NaN, 2, 0),
  });
  const flat = Float64Array.of(0, 1, 2, 2, NaN, 0);
  expect(matrixOf(flat, { shape: [2, 3] })).toEqual(matrix);
  expect(matrixOf(flat, { shape: [2, 3], samples: ['a', 'b'], ploidy: 2 })).toMatchObject({
    samples: ['a', 'b'],
    ploidy: 2,
  });
});

it('tells every row and id that does not fit', () => {
  expect(() => matrixOf([[1, 2], [1], [1, 2, 3]])).toThrowErrorMatchingInlineSnapshot(`
    [DataError: Row 2 has 1 values where row 1 has 2.
    Row 3 has 3 values where row 1 has 2.]
  `);
  expect(() => matrixOf(new Float32Array(5), { shape: [2, 3] })).toThrow(/need 6 values, not 5/);
  expect(() => matrixOf(new Float32Array(6))).toThrow(/no shape/);
  expect(() => matrixOf([[1, 2]], { features: ['a'] })).toThrow(/need 1 values, not 2/);
});

import { expect, it } from 'vitest';
import { fitSteps } from '../../src/index.js';
import { columnsOf, matrixOf } from '../matrix-of.js';

it('log2 takes the logarithm of each value plus the offset, and back', () => {
  const fitted = fitSteps(matrixOf([0, 1]), [{ log2: {} }]);
  const matrix = matrixOf([0, 1, 7, NaN]);
  expect(columnsOf(fitted.apply(matrix))).toEqual([[0, 1, 3, NaN]]);
  expect(columnsOf(fitted.invert(fitted.apply(matrix)))).toEqual([[0, 1, 7, NaN]]);
});

it('log2 names the value that has no logarithm', () => {
  const fitted = fitSteps(matrixOf([1, 2], [3, 4]), [{ log2: { offset: 0.5 } }]);
  expect(() => fitted.apply(matrixOf([1, 2], [3, -2]))).toThrowErrorMatchingInlineSnapshot(
    `[PreprocessError: log2 of -2 + 0.5, f1 of sample s1, is not a number: give a larger offset, or leave log2 out where values are logarithms already.]`,
  );
});

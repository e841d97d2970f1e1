import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitSteps } from '../../src/index.js';
import { anyMatrix } from '../any-matrix.js';
import { columnsOf, matrixOf } from '../matrix-of.js';

describe('scale to a range', () => {
  it('takes the least training value to the low end and the greatest to the high end', () => {
    const fitted = fitSteps(matrixOf([1, 2, 5], [0, -8, 8]), [{ scale: { range: [-1, 1] } }]);
    expect(columnsOf(fitted.apply(matrixOf([1, 3, 5], [0, -8, 8])))).toEqual([
      [-1, 0, 1],
      [0, -1, 1],
    ]);
  });

  it('lets new values fall outside, keeps gaps, and sends a constant feature to the low end', () => {
    const fitted = fitSteps(matrixOf([0, 2], [3, 3]), [{ scale: { range: [0, 1] } }]);
    expect(columnsOf(fitted.apply(matrixOf([4, NaN], [3, -7])))).toEqual([
      [2, NaN],
      [0, 0],
    ]);
  });

  it('leaves no ploidy: what is scaled is no dosage', () => {
    const dosages = { ...matrixOf([0, 2], [1, 1]), ploidy: 2 as const };
    expect(fitSteps(dosages, [{ scale: { range: [0, 1] } }]).apply(dosages).ploidy).toBeUndefined();
    expect(fitSteps(dosages, [{ impute: {} }]).apply(dosages).ploidy).toBe(2);
  });

  it('stays inside the range in the training rows, exactly', () => {
    const range = fc.tuple(
      fc.float({ min: -10, max: 0, noNaN: true }),
      fc.float({ min: Math.fround(0.01), max: 10, noNaN: true }),
    );
    fc.assert(
      fc.property(anyMatrix, range, (matrix, [low, high]) => {
        const scaled = fitSteps(matrix, [{ scale: { range: [low, high] } }]).apply(matrix);
        for (const value of scaled.values) {
          if (!Number.isNaN(value)) expect(value >= low && value <= high).toBe(true);
        }
      }),
    );
  });
});

describe('scale by the standard deviation', () => {
  it('gives mean 0 and population standard deviation 1', () => {
    const fitted = fitSteps(matrixOf([1, 3], [5, 5], [1e7, 1e7 + 2]), [{ scale: { method: 'standard' } }]);
    expect(columnsOf(fitted.apply(matrixOf([1, 3], [5, 9], [1e7, 1e7 + 4])))).toEqual([
      [-1, 1],
      [0, 0],
      [-1, 3],
    ]);
  });
});

it('inverts any of its features, found by id', () => {
  const fitted = fitSteps(matrixOf([1, 3], [5, 5], [0, 10]), [{ scale: { method: 'standard' } }]);
  const some = { samples: ['new'], features: ['f2', 'f0', 'f1'], values: Float32Array.of(1, -1, 4) };
  expect([...fitted.invert(some).values]).toEqual([10, 1, 5]);
  expect(() =>
    fitted.invert({ samples: ['new'], features: ['f2', 'gene'], values: Float32Array.of(1, 1) }),
  ).toThrowErrorMatchingInlineSnapshot(
    `[PreprocessError: scale cannot take 1 feature back to original units that it was not fitted on ("gene"): invert predictions of the features it was fitted on.]`,
  );
});

it('brings scaled values back', () => {
  fc.assert(
    fc.property(
      anyMatrix,
      fc.constantFrom({ range: [0, 1] as [number, number] }, { method: 'standard' as const }),
      (matrix, scale) => {
        const fitted = fitSteps(matrix, [{ scale }]);
        const back = fitted.invert(fitted.apply(matrix));
        for (const [index, value] of matrix.values.entries()) {
          if (Number.isNaN(value)) expect(back.values[index]).toBeNaN();
          else expect(Math.abs(back.values[index]! - value)).toBeLessThan(1e-3);
        }
      },
    ),
  );
});

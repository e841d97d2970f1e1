import { describe, expect, it } from 'vitest';
import { fitSteps } from '../../src/index.js';
import { matrixOf } from '../matrix-of.js';

const train = matrixOf([1, NaN, 3, 4], [1, 2, 3, 4], [NaN, NaN, 5, 5], [7, 7, 7, 7]);

describe('dropMissing', () => {
  it.each([
    { max: 0, kept: ['f1', 'f3'] },
    { max: 0.25, kept: ['f0', 'f1', 'f3'] },
    { max: 0.5, kept: ['f0', 'f1', 'f2', 'f3'] },
  ])('with max $max keeps $kept', ({ max, kept }) => {
    const fitted = fitSteps(train, [{ dropMissing: { max } }]);
    expect(fitted.features).toEqual(kept);
    expect(fitted.apply(train).features).toEqual(kept);
  });

  it('refuses to drop everything', () => {
    expect(() => fitSteps(matrixOf([1, NaN]), [{ dropMissing: {} }])).toThrowErrorMatchingInlineSnapshot(
      `[PreprocessError: dropMissing would drop every feature (there are 1), judged by 2 training samples. Allow more than max: 0, or check the missing codes of the file.]`,
    );
  });
});

describe('dropConstant', () => {
  it('drops features that do not vary where they are observed', () => {
    expect(fitSteps(train, [{ dropConstant: {} }]).features).toEqual(['f0', 'f1']);
  });

  it('refuses to drop everything', () => {
    expect(() => fitSteps(matrixOf([1, 1]), [{ dropConstant: {} }])).toThrowErrorMatchingInlineSnapshot(
      `[PreprocessError: dropConstant would drop every feature (there are 1), judged by 2 training samples. Check that the file holds what it should.]`,
    );
  });
});

it('keeps the positions of the features that survive', () => {
  const positions = {
    chromosome: ['I', 'I', 'II', 'II'],
    start: Float64Array.of(1, 2, 3, 4),
    end: Float64Array.of(1, 2, 3, 4),
  };
  const kept = fitSteps(train, [{ dropConstant: {} }]).apply({ ...train, positions });
  expect(kept.positions).toEqual({
    chromosome: ['I', 'I'],
    start: Float64Array.of(1, 2),
    end: Float64Array.of(1, 2),
  });
});

import { describe, expect, it } from 'vitest';
import { fitSteps } from '../../src/index.js';
import { columnsOf, matrixOf } from '../matrix-of.js';

const train = matrixOf([0, 0, 2, 2, NaN, 3], [NaN, 1, 5, NaN, NaN, NaN], [7, 7, 7, 7, 7, 7]);
const gaps = matrixOf([NaN], [NaN], [1]);

describe('impute', () => {
  it.each([
    { strategy: 'mean', fills: [1.4, 3] },
    { strategy: 'median', fills: [2, 3] },
    { strategy: 'most-frequent', fills: [0, 1] },
  ] as const)('fills $strategy of the training rows, and leaves what is observed', ({ strategy, fills }) => {
    const fitted = fitSteps(train, [{ impute: { strategy } }]);
    expect(columnsOf(fitted.apply(gaps)).flat()).toEqual([...fills.map(Math.fround), 1]);
    expect(columnsOf(fitted.apply(train))[0]![2]).toBe(2);
  });

  it.each([
    { ploidy: 1, strategy: 'median', fills: [0, 1, 0] },
    { ploidy: 1, strategy: 'most-frequent', fills: [0, 1, 0] },
    { ploidy: 1, strategy: 'mean', fills: [0.5, 0.75, 0.25] },
    { ploidy: 2, strategy: 'median', fills: [0, 1, 0] },
  ] as const)(
    'of ploidy $ploidy by $strategy gives $fills, the lower call on a tie',
    ({ ploidy, strategy, fills }) => {
      const calls = { ...matrixOf([0, 0, 1, 1, NaN], [1, 1, 1, 0, NaN], [0, 1, 0, 0, NaN]), ploidy };
      const fitted = fitSteps(calls, [{ impute: { strategy } }]);
      expect(columnsOf(fitted.apply({ ...matrixOf([NaN], [NaN], [NaN]), ploidy })).flat()).toEqual(fills);
    },
  );

  it('fills a haploid marker that is never observed with a call too', () => {
    const calls = { ...matrixOf([0, 0], [1, 1], [NaN, NaN]), ploidy: 1 as const };
    for (const strategy of ['median', 'most-frequent'] as const) {
      const filled = fitSteps(calls, [{ impute: { strategy } }]).apply(calls);
      expect(columnsOf(filled)[2]).toEqual([0, 0]);
    }
  });

  it('fills a constant', () => {
    const fitted = fitSteps(train, [{ impute: { strategy: 'constant', value: -1 } }]);
    expect(columnsOf(fitted.apply(gaps)).flat()).toEqual([-1, -1, 1]);
  });

  it('fills a feature that is never observed like the others together, and says so', () => {
    const fitted = fitSteps(matrixOf([1, 3], [NaN, NaN], [4, NaN]), [{ impute: {} }]);
    expect(columnsOf(fitted.apply(matrixOf([0], [NaN], [NaN]))).flat()).toEqual([0, 3, 4]);
    expect(fitted.warnings).toMatchInlineSnapshot(`
      [
        "1 feature without an observed value in 2 training samples ("f1"); filled with 3, like the other features together. A dropMissing step before impute drops such features.",
      ]
    `);
  });

  it('refuses a training set in which nothing is observed', () => {
    expect(() => fitSteps(matrixOf([NaN, NaN]), [{ impute: {} }])).toThrowErrorMatchingInlineSnapshot(
      `[PreprocessError: impute finds no observed value in 1 feature × 2 training samples: check the missing codes of the file, or use strategy: constant.]`,
    );
  });
});

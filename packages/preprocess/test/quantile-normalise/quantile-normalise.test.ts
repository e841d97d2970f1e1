import { expect, test } from 'vitest';
import { fitSteps } from '../../src/index.js';
import { matrixOf } from '../matrix-of.js';

test('ranks take the means of their values, ties the mean of theirs (Bolstad et al. 2003)', () => {
  // four genes × three samples
  const genes = matrixOf([5, 4, 3], [2, 1, 4], [3, 4, 6], [4, 2, 8]);
  const { values } = fitSteps(genes, [{ quantileNormalise: {} }]).apply(genes);
  const expected = [17 / 3, 31 / 6, 2, 2, 2, 3, 3, 31 / 6, 14 / 3, 14 / 3, 3, 17 / 3];
  values.forEach((value, index) => {
    expect(value).toBeCloseTo(expected[index]!, 5);
  });
});

test('a new sample is changed by its own ranks alone, and what is missing stays so', () => {
  // the distribution of the training samples is 5, 6, 7, 8
  const train = matrixOf([0, 10], [1, 11], [2, 12], [3, 13]);
  const { values } = fitSteps(train, [{ quantileNormalise: {} }]).apply(
    matrixOf([900, 7], [1000, NaN], [800, 6], [700, 5]),
  );
  const expected = [7, 8 - 1 / 6, 8, NaN, 6, 6.5, 5, 5 + 1 / 6];
  values.forEach((value, index) => {
    if (Number.isNaN(expected[index])) expect(value).toBeNaN();
    else expect(value).toBeCloseTo(expected[index]!, 5);
  });
});

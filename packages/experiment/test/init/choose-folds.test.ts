import { expect, it } from 'vitest';
import { chooseFolds } from '../../src/init/choose-folds.js';

it('leaves more for training the fewer samples there are', () => {
  expect([6, 14, 15, 29, 30, 1000].map((samples) => chooseFolds(samples).outer)).toEqual([
    6, 14, 10, 10, 5, 5,
  ]);
  expect(() => chooseFolds(5)).toThrow(/only 5 samples have both genotypes and expression/);
});

it('has as many samples in each training set as there are inner folds', () => {
  for (let samples = 6; samples < 100; samples++) {
    const { outer, inner } = chooseFolds(samples);
    expect(samples - Math.ceil(samples / outer)).toBeGreaterThanOrEqual(inner);
  }
});

import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { featureValues } from '@snpress/data/matrix/feature-values';
import type { Matrix } from '@snpress/data';
import type { CeilingSplit } from '../../src/index.js';

/** Folds of every n-th sample, with the means of the other samples as their baseline. */
export function crossFolds(observed: Matrix, folds: number): CeilingSplit[] {
  const { samples, features } = observed;
  return Array.from({ length: folds }, (_, fold) => {
    const isTest = (row: number): boolean => row % folds === fold;
    const test = samples.filter((__, row) => isTest(row));
    const values = features.flatMap((__, gene) => {
      const training = featureValues(observed, gene).filter(
        (value, row) => !isTest(row) && !Number.isNaN(value),
      );
      const mean = training.reduce((sum, value) => sum + value, 0) / training.length;
      return test.map(() => mean);
    });
    return {
      label: `fold ${fold + 1}`,
      train: samples.filter((__, row) => !isTest(row)),
      baseline: createMatrix({ samples: test, features, values: Float32Array.from(values) }),
    };
  });
}

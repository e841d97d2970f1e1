import { createRng } from '@snpress/data/random/rng';
import { selectFeatures } from '@snpress/data/matrix/select-features';
import { expect, it } from 'vitest';
import { decomposeKernel } from '../../src/ridge/kernel-decomposition.js';
import { leaveOneOutErrors } from '../../src/ridge/leave-one-out.js';
import { makeTrainingSet } from '../../src/testing/training-data.js';

it.each([0.01, 3, 1000, Infinity])(
  'leave-one-out errors of few genes, by themselves, are those among many (λ = %d)',
  (lambda) => {
    const train = makeTrainingSet(createRng('leave one out'), { samples: 12, markers: 30, genes: 60 });
    const all = new Float64Array(60);
    leaveOneOutErrors(decomposeKernel(train))(lambda, all, 0);
    const some = [3, 17, 39];
    const few = new Float64Array(4);
    const alone = { ...train, expression: selectFeatures(train.expression, some) };
    leaveOneOutErrors(decomposeKernel(alone))(lambda, few, 1);
    expect(few[0]).toBe(0);
    some.forEach((gene, index) => {
      expect(few[index + 1]! / all[gene]!).toBeCloseTo(1, 9);
    });
  },
);

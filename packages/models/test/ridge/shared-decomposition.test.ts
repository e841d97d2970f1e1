import { describe, expect, it } from 'vitest';
import { decomposeKernel } from '../../src/ridge/kernel-decomposition.js';
import { sharedDecomposition } from '../../src/ridge/shared-decomposition.js';
import { readLinearModels } from '../fixtures/read-linear-models.js';

describe('sharedDecomposition', () => {
  it('is made once for a training set, and anew where a value changed', () => {
    const { train } = readLinearModels();
    const first = sharedDecomposition(train);
    expect(first).toEqual(decomposeKernel(train));
    expect(sharedDecomposition(train)).toBe(first);
    train.genotypes.values[3]! += 1;
    const second = sharedDecomposition(train);
    expect(second).not.toEqual(first);
    expect(second).toEqual(decomposeKernel(train));
    train.expression.values[5]! += 1;
    expect(sharedDecomposition(train)).toEqual(decomposeKernel(train));
  });
});

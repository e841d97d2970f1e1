import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { describe, expect, it } from 'vitest';
import { lasso, ModelError, parseParams } from '../../src/index.js';
import { diagonalise } from '../../src/linear-algebra/implicit-ql.js';

const matrix = createMatrix({ samples: ['a', 'b'], features: ['x'], values: Float32Array.of(0, 1) });

async function faultOf(attempt: () => unknown): Promise<unknown> {
  try {
    await attempt();
  } catch (error) {
    if (error instanceof ModelError) return error.fault;
  }
  return 'none';
}

describe('the fault of a ModelError', () => {
  it.each<[what: string, attempt: () => unknown]>([
    ['a parameter', () => parseParams(lasso, { alpha: -1 })],
    ['a parameter of a fit', () => lasso.fit({ genotypes: matrix, expression: matrix }, { alpha: -1 })],
    [
      'a training set',
      () => lasso.fit({ genotypes: matrix, expression: { ...matrix, samples: ['b', 'a'] } }),
    ],
  ])('is what was given for %s that is wrong', async (_, attempt) => {
    await expect(faultOf(attempt)).resolves.toBe('input');
  });

  it('is the program where numbers do not converge', async () => {
    const attempt = (): void => {
      diagonalise(Float64Array.of(0, 1), Float64Array.of(NaN, 0), Float64Array.of(1, 0, 0, 1), 2);
    };
    await expect(faultOf(attempt)).resolves.toBe('program');
  });
});

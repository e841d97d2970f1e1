import { blocksOfMatrix } from '@snpress/data/matrix/blocks-of-matrix';
import { matrixOf } from '@snpress/data/matrix/matrix-of';
import { expect, test } from 'vitest';
import { mean } from '../../src/mean/mean.js';
import { composite } from '../../src/tuning/composite.js';

test('models of different genes predict from blocks of markers what they predict in memory', async () => {
  const genotypes = matrixOf([
    [0, 1, 2],
    [2, 0, 1],
  ]);
  const expression = matrixOf([
    [1, 5],
    [3, 9],
  ]);
  const fitted = await mean.fit({ genotypes, expression });
  const part = (gene: number) => ({
    fitted,
    from: Int32Array.of(gene),
    genes: Int32Array.of(1 - gene),
    variance: 1,
  });
  const both = composite('mean', ['b', 'a'], [part(0), part(1)]);
  const predicted = both.predict(genotypes);
  expect([...predicted.values]).toEqual([7, 7, 2, 2]);
  expect(both.predictBlocks!(blocksOfMatrix(genotypes, 2))).toEqual(predicted);
  const some = [{ ...part(0), markers: Int32Array.of(0, 1, 2) }, part(1)];
  expect('predictBlocks' in composite('mean', ['b', 'a'], some, genotypes.features)).toBe(false);
});

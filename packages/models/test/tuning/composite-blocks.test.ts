import { blocksOfMatrix } from '@snpress/data/matrix/blocks-of-matrix';
import { matrixOf } from '@snpress/data/matrix/matrix-of';
import { expect, test } from 'vitest';
import { selectFeatures } from '@snpress/data/matrix/select-features';
import { mean } from '../../src/mean/mean.js';
import { ridge } from '../../src/ridge/ridge.js';
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
});

test('a part of some markers predicts from these, and its weights are among all', async () => {
  const genotypes = matrixOf([
    [0, 1, 2],
    [2, 0, 1],
    [1, 1, 0],
  ]);
  const expression = matrixOf([[1], [3], [9]]);
  const markers = Int32Array.of(0, 2);
  const part = {
    fitted: await ridge.fit({ genotypes: selectFeatures(genotypes, markers), expression }),
    ...{ from: Int32Array.of(0), genes: Int32Array.of(0), markers, variance: 1 },
  };
  const model = composite('ridge', expression.features, [part], genotypes.features);
  const predicted = model.predict(genotypes);
  expect(Math.max(...predicted.values) - Math.min(...predicted.values)).toBeGreaterThan(0.1);
  expect(model.predictBlocks!(blocksOfMatrix(genotypes, 2))).toEqual(predicted);
  const linear = model.linear!();
  const { markerMeans, intercepts } = linear;
  const { markers: acting, effects } = linear.effectsOf(0);
  expect([...acting]).toEqual([0, 2]);
  for (const row of [0, 1, 2]) {
    const sum = [0, 2].reduce(
      (total, marker, k) =>
        total + effects[k]! * (genotypes.values[3 * marker + row]! - markerMeans[marker]!),
      intercepts[0]!,
    );
    expect(predicted.values[row]).toBeCloseTo(sum, 5);
  }
  expect(linear.effectsOf(0, Int32Array.of(1, 2))).toEqual({
    markers: Int32Array.of(2),
    effects: effects.slice(1),
  });
});

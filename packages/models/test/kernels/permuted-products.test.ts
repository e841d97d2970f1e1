import { createRng } from '@snpress/data/random/rng';
import { expect, it } from 'vitest';
import { LANES, permutedProducts } from '../../src/kernels/permuted-products.js';
import { plainPermutedProducts } from './plain-permuted-products.js';

it.each([1, 2, 22, 113])('permuted products of %i places: SIMD and plain code agree', (length) => {
  const rng = createRng(length);
  const places = Int32Array.from(Array.from({ length: 12 }, () => [...rng.permutation(length)]).flat());
  const draw = (): Float64Array => Float64Array.from({ length: length * LANES }, () => rng.normal());
  const [observed, predicted] = [draw(), draw()];
  const [fast, plain] = [permutedProducts, plainPermutedProducts].map((make) => {
    const room = make(places, length, 7);
    room.observed.set(observed);
    room.predicted.set(predicted);
    room.multiply(5, 7);
    const products = [...room.products];
    room.release();
    return products;
  });
  expect(fast).toHaveLength(7 * LANES);
  for (const [index, value] of plain!.entries()) expect(fast![index]).toBeCloseTo(value, 10);
});

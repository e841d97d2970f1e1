import { chooseCalls, packCalls, packedValues } from '@snpress/data/markers/packed-calls';
import { matrixOfCalls } from '@snpress/data/matrix/matrix-of-calls';
import { createRng } from '@snpress/data/random/rng';
import { expect, it } from 'vitest';
import { addGramTimes, addTimes } from '../../src/linear-algebra/block-products.js';
import { centredProducts } from '../../src/linear-algebra/centred-products.js';

it.each([
  { stored: 203, isChosen: true, vectors: 3 },
  { stored: 203, isChosen: false, vectors: 17 },
  { stored: 64, isChosen: true, vectors: 9 },
  { stored: 5, isChosen: false, vectors: 1 },
])('products with calls in two bits are those with calls in bytes: %o', ({ stored, isChosen, vectors }) => {
  const markers = 131;
  const rng = createRng('packed');
  const all = Int8Array.from({ length: stored * markers }, () => rng.integer(4) - 1);
  const rows = Int32Array.from({ length: stored }, (_, row) => row).filter(
    (row) => !isChosen || row % 10 !== 4,
  );
  const levels = Float32Array.from({ length: 4 * markers }, (_, at) =>
    at % 4 === 0 ? (at % 7) / 4 : (at % 4) - 1,
  );
  const labels = {
    samples: Array.from(rows, String),
    features: Array.from({ length: markers }, (_, m) => `m${m}`),
  };
  const calls = Int8Array.from(
    { length: rows.length * markers },
    (_, at) => all[Math.floor(at / rows.length) * stored + rows[at % rows.length]!]!,
  );
  const inBytes = matrixOfCalls(labels, { calls, levels });
  const packed = {
    ...{ codes: packCalls(all, stored), stored },
    chosen: isChosen ? chooseCalls(rows, stored) : undefined,
  };
  const values = packedValues(packed, levels);
  const inBits = matrixOfCalls(labels, values);
  const numbers = (count: number): Float64Array => Float64Array.from({ length: count }, () => rng.normal());
  const v = numbers(vectors * rows.length);
  const means = numbers(markers);
  const every = Int32Array.from({ length: markers }, (_, m) => m);
  const weights = numbers(vectors * markers);
  const results = [inBytes, inBits].map((genotypes) => {
    const [products, sums] = [new Float64Array(v.length), new Float64Array(v.length)];
    addGramTimes(genotypes, v, products);
    addTimes(genotypes, weights, sums);
    return [centredProducts(v, genotypes, means, every), products, sums];
  });
  results[0]!.forEach((expected, at) => {
    const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    expected.forEach((value, k) => {
      expect(Math.abs(results[1]![at]![k]! - value)).toBeLessThan(1e-5 * largest);
    });
  });
  expect(values.calls).toEqual(calls);
});

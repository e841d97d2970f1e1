import { decodeBundle } from '@snpress/data/bundle/decode-bundle';
import { encodeBundle } from '@snpress/data/bundle/encode-bundle';
import { expect, it } from 'vitest';
import { packArrays, unpackArrays } from '../../src/artifacts/pack-arrays.js';

it('brings an object with typed arrays through a bundle', async () => {
  const value = {
    models: [
      {
        name: 'lasso',
        perGene: { skill: Float64Array.of(0.1, NaN), n: Int32Array.of(1, 2) },
        tests: [{ t: 1.5 }],
      },
      { name: 'mean', perGene: { skill: Float64Array.of(), n: Int32Array.of() }, tests: [] },
    ],
    note: null,
  };
  const bundle = await decodeBundle(await encodeBundle(packArrays(value)));
  expect(unpackArrays(bundle)).toEqual(value);
});

it('keeps numbers that JSON cannot say', async () => {
  const value = { skill: NaN, bounds: [-Infinity, Infinity, 1] };
  expect(unpackArrays(await decodeBundle(await encodeBundle(packArrays(value))))).toEqual(value);
});

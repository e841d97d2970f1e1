import { join } from 'node:path';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { decodeBundle } from '@snpress/data/bundle/decode-bundle';
import { encodeBundle } from '@snpress/data/bundle/encode-bundle';
import { encodeMatrix } from '@snpress/data/arrow/encode-matrix';
import { readBundle, writeBundle } from '../../src/index.js';
import type { ArrayBundle, JsonObject } from '@snpress/data';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../files/temporary-folder.js';

const everyKind: ArrayBundle = {
  metadata: { type: 'ridge', nested: { lambdas: [0.1, null, 'x'], fitted: true } },
  arrays: {
    weights: Float32Array.of(1, NaN, -0),
    means: Float64Array.of(Math.PI),
    order: Int32Array.of(-1, 2 ** 31 - 1),
    counts: Uint32Array.of(2 ** 32 - 1),
    mask: Uint8Array.of(0, 1, 255),
    genes: ['YAL001C', '', 'Ωμέγα'],
    'a b': new Float32Array(0),
  },
};

test('arrays of every kind survive, in order', async () => {
  const bundle = await decodeBundle(await encodeBundle(everyKind));
  expect(bundle).toEqual(everyKind);
  expect(Object.keys(bundle.arrays)).toEqual(Object.keys(everyKind.arrays));
});

test('empty arrays keep their kind', async () => {
  const arrays = {
    float32: new Float32Array(0),
    float64: new Float64Array(0),
    int32: new Int32Array(0),
    uint32: new Uint32Array(0),
    uint8: new Uint8Array(0),
    strings: [],
  };
  expect(await decodeBundle(await encodeBundle({ metadata: {}, arrays }))).toEqual({ metadata: {}, arrays });
});

test('a bundle may hold no arrays at all', async () => {
  const bundle = { metadata: { type: 'mean' }, arrays: {} };
  expect(await decodeBundle(await encodeBundle(bundle))).toEqual(bundle);
});

test('typed arrays are views on the bytes of the file', async () => {
  const bytes = await encodeBundle(everyKind);
  const { arrays } = await decodeBundle(bytes);
  for (const name of ['weights', 'means', 'order', 'counts', 'mask']) {
    expect((arrays[name] as Float32Array).buffer).toBe(bytes.buffer);
  }
});

test('any bundle survives, and equal bundles give equal bytes', async () => {
  const arrays = fc.dictionary(
    fc.string({ minLength: 1 }),
    fc.oneof(
      fc.float32Array(),
      fc.float64Array(),
      fc.int32Array(),
      fc.uint32Array(),
      fc.uint8Array(),
      fc.array(fc.string({ unit: 'grapheme' })),
    ),
    { noNullPrototype: true },
  );
  const metadata = fc
    .dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true })
    .map((object) => JSON.parse(JSON.stringify(object)) as JsonObject);
  await fc.assert(
    fc.asyncProperty(fc.record({ metadata, arrays }, { noNullPrototype: true }), async (bundle) => {
      const bytes = await encodeBundle(bundle);
      expect(await decodeBundle(bytes)).toEqual(bundle);
      expect(await encodeBundle(bundle)).toEqual(bytes);
    }),
    { numRuns: 50 },
  );
});

test('a bundle survives a file', async () => {
  const path = join(await temporaryFolder(), 'models', 'ridge.arrow');
  await writeBundle(path, everyKind);
  expect(await readBundle(path)).toEqual(everyKind);
});

test('metadata that JSON cannot say are refused', async () => {
  await expect(
    encodeBundle({ metadata: { loss: NaN }, arrays: {} }),
  ).rejects.toThrowErrorMatchingInlineSnapshot(
    `[TypeError: metadata.loss is NaN, which JSON cannot say; keep it in an array instead]`,
  );
});

test('an array without a name is refused', async () => {
  await expect(encodeBundle({ metadata: {}, arrays: { '': [] } })).rejects.toThrow(
    'The name of an array in a bundle may not be empty',
  );
});

test('a matrix is not a bundle', async () => {
  const bytes = await encodeMatrix(createMatrix({ samples: ['s'], features: ['f'] }));
  await expect(decodeBundle(bytes, 'x.arrow')).rejects.toThrowErrorMatchingInlineSnapshot(
    `[DataError: x.arrow: This Arrow IPC file holds matrix/1, not bundle/1. Use a bundle, or the version of snpress that wrote this file.]`,
  );
});

test('a bundle that is not there', async () => {
  await expect(readBundle('nowhere.arrow')).rejects.toThrowErrorMatchingInlineSnapshot(
    `[DataError: nowhere.arrow: There is no such file. Check the path and the folder that it is relative to.]`,
  );
});

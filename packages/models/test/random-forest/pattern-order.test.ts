import { expect, test } from 'vitest';
import { orderPatterns } from '../../src/random-forest/pattern-order.js';

/** Ranks of 40 samples at markers between which one sample changes. */
const markers = (levels: number, from: (sample: number) => number): Uint16Array[] =>
  Array.from({ length: 5 }, (_, marker) =>
    Uint16Array.from({ length: 40 }, (_, sample) => (sample === marker ? levels - 1 : from(sample))),
  );

test('thresholds that part the samples otherwise are walked one after the other', () => {
  const diploid = markers(3, (sample) => sample % 3);
  expect([...orderPatterns(diploid, [2, 2, 2, 2, 2])]).toEqual([0, 2, 4, 6, 8, 1, 3, 5, 7, 9]);
});

test('thresholds that few samples lie between stay together, and a class of many values has none', () => {
  const withMissing = markers(3, (sample) => (sample === 20 ? 1 : 2 * (sample % 2)));
  expect([...orderPatterns(withMissing, [2, 2, 0, 2, 2])]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test('a marker that counts the other allele goes on where its complement is', () => {
  const [first, second] = markers(3, (sample) => sample % 3) as [Uint16Array, Uint16Array];
  const flipped = second.map((rank) => 2 - rank);
  expect([...orderPatterns([first, flipped, first], [2, 2, 2])]).toEqual([0, 3, 4, 1, 2, 5]);
});

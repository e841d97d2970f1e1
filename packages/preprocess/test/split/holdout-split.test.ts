import { createRng } from '@snpress/data/random/rng';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdoutSplit } from '../../src/index.js';
import { expectPartition } from './partition.js';

const idsOf = (size: number): string[] => Array.from({ length: size }, (_, row) => `s${row}`);

describe('holdoutSplit', () => {
  it('holds out exactly n samples', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), fc.nat(), fc.integer(), (size, pick, seed) => {
        const n = 1 + (pick % (size - 1));
        const split = holdoutSplit(idsOf(size), n, createRng(seed));
        expectPartition(split, [...idsOf(size).keys()]);
        expect(split.test).toHaveLength(n);
      }),
    );
  });

  it.each([
    { n: 0.2, count: 4 },
    { n: 0.01, count: 1 },
    { n: 12, count: 12 },
  ])('holds out $count of 20 for $n', ({ n, count }) => {
    expect(holdoutSplit(idsOf(20), n, createRng(1)).test).toHaveLength(count);
  });

  it('does not depend on the order of the samples', () => {
    const ids = idsOf(20);
    const reversed = [...ids].reverse();
    const held = (samples: string[]): string[] =>
      holdoutSplit(samples, 5, createRng(3))
        .test.map((row) => samples[row]!)
        .sort();
    expect(held(reversed)).toEqual(held(ids));
  });

  it('refuses to leave nothing to train on', () => {
    const rng = createRng(1);
    expect(() => holdoutSplit(idsOf(5), 5, rng)).toThrowErrorMatchingInlineSnapshot(
      `[PreprocessError: Holding out 5 of 5 samples leaves none to train on: hold out fewer.]`,
    );
    expect(() => holdoutSplit(idsOf(1), 0.5, rng)).toThrowErrorMatchingInlineSnapshot(
      `[PreprocessError: Holding out 1 of 1 sample leaves none to train on: hold out fewer.]`,
    );
    expect(() => holdoutSplit(idsOf(5), 2.5, rng)).toThrowErrorMatchingInlineSnapshot(
      `[PreprocessError: A holdout is a whole number of samples or a share below 1, not 2.5.]`,
    );
  });
});

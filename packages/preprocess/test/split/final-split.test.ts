import { createRng } from '@snpress/data/random/rng';
import { describe, expect, it } from 'vitest';
import { nestedSplits } from '../../src/index.js';
import { finalSplit } from '../../src/split/final-split.js';

const samples = Array.from({ length: 23 }, (_, row) => `sample${row}`);
const inner = { folds: 4 };

describe('finalSplit', () => {
  it('trains on all samples and divides them into inner folds', () => {
    const split = finalSplit(samples, { inner }, createRng(1));
    expect(split).toMatchObject({ label: 'all samples', train: [...samples.keys()], test: [] });
    expect(split.inner).toHaveLength(4);
    expect(split.inner.flatMap(({ test }) => test).sort((a, b) => a - b)).toEqual(split.train);
    for (const { train, test } of split.inner) expect(train.length + test.length).toBe(23);
  });

  it('draws other folds than the outer splits of the same seed', () => {
    const split = finalSplit(samples, { inner }, createRng(1));
    const outer = nestedSplits(samples, { outer: { folds: 4, repeats: 1 }, inner }, createRng(1));
    expect(split.inner.map(({ test }) => test)).not.toEqual(outer.map(({ test }) => test));
    expect(finalSplit(samples, { inner }, createRng(1))).toEqual(split);
  });

  it('keeps groups together', () => {
    const groupOfSample = new Map(samples.map((sample, row) => [sample, `group${row % 6}`]));
    const split = finalSplit(samples, { inner }, createRng(1), { groupOfSample });
    for (const { train, test } of split.inner) {
      const inTest = new Set(test.map((row) => row % 6));
      expect(train.some((row) => inTest.has(row % 6))).toBe(false);
    }
  });

  it('names the split where there are fewer samples than folds', () => {
    expect(() => finalSplit(['a', 'b'], { inner }, createRng(1))).toThrow(
      /^The inner folds of all samples: /,
    );
  });
});

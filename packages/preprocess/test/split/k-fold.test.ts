import { createRng } from '@snpress/data/random/rng';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kFold } from '../../src/index.js';
import { expectPartition } from './partition.js';

const idsOf = (size: number): string[] => Array.from({ length: size }, (_, row) => `s${row}`);
const sizes = fc.record({
  size: fc.integer({ min: 2, max: 60 }),
  k: fc.integer({ min: 2, max: 8 }),
  repeats: fc.integer({ min: 1, max: 3 }),
  seed: fc.integer(),
});

describe('kFold', () => {
  it('holds out every sample once a repeat, in folds of equal size to within one', () => {
    fc.assert(
      fc.property(sizes, ({ size, k, repeats, seed }) => {
        fc.pre(size >= k);
        const rows = [...idsOf(size).keys()];
        const splits = kFold(idsOf(size), k, createRng(seed), { repeats });
        expect(splits).toHaveLength(k * repeats);
        for (const split of splits) expectPartition(split, rows);
        for (let repeat = 0; repeat < repeats; repeat++) {
          const folds = splits.slice(repeat * k, (repeat + 1) * k).map(({ test }) => test);
          expect(folds.flat().sort((a, b) => a - b)).toEqual(rows);
          const lengths = folds.map(({ length }) => length);
          expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('keeps groups in one fold, and every fold has some', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 2, max: 12 }), ({ size, k, seed }, groupCount) => {
        const ids = idsOf(size);
        const groups = new Map(ids.map((id, row) => [id, `g${row % groupCount}`]));
        fc.pre(new Set(groups.values()).size >= k);
        const splits = kFold(ids, k, createRng(seed), { groups });
        for (const split of splits) {
          expectPartition(split, [...ids.keys()]);
          const testing = new Set(split.test.map((row) => groups.get(ids[row]!)));
          for (const row of split.train) expect(testing).not.toContain(groups.get(ids[row]!));
        }
      }),
    );
  });

  it('balances groups of unequal size', () => {
    const ids = idsOf(12);
    const groups = new Map(ids.map((id, row) => [id, row < 6 ? 'large' : `small${row}`]));
    const lengths = kFold(ids, 2, createRng(1), { groups }).map(({ test }) => test.length);
    expect(lengths).toEqual([6, 6]);
  });

  it('depends on the ids and the seed alone: not on sample order or on numbers drawn before', () => {
    fc.assert(
      fc.property(sizes, ({ size, k, seed }) => {
        fc.pre(size >= k);
        const ids = idsOf(size);
        const shuffled = Array.from(createRng('order').permutation(size), (row) => ids[row]!);
        const used = createRng(seed);
        used.uniform();
        const testIds = (samples: string[], rng: ReturnType<typeof createRng>): string[][] =>
          kFold(samples, k, rng).map(({ test }) => test.map((row) => samples[row]!).sort());
        expect(testIds(shuffled, used)).toEqual(testIds(ids, createRng(seed)));
      }),
    );
  });

  it('differs between seeds and between repeats', () => {
    const ids = idsOf(30);
    const [first, second] = kFold(ids, 2, createRng(1), { repeats: 2 }).filter((_, index) => index % 2 === 0);
    expect(first!.test).not.toEqual(second!.test);
    expect(kFold(ids, 2, createRng(2))[0]!.test).not.toEqual(first!.test);
  });

  it('labels folds and repeats for people', () => {
    const labels = (repeats: number): string[] =>
      kFold(idsOf(4), 2, createRng(1), { repeats }).map(({ label }) => label);
    expect(labels(1)).toEqual(['fold 1', 'fold 2']);
    expect(labels(2)).toEqual([
      'repeat 1, fold 1',
      'repeat 1, fold 2',
      'repeat 2, fold 1',
      'repeat 2, fold 2',
    ]);
  });

  it('refuses what cannot be divided', () => {
    const ids = idsOf(4);
    const groups = new Map(ids.map((id, row) => [id, `g${row % 2}`]));
    const rng = createRng(1);
    expect(() => kFold(ids, 5, rng)).toThrowErrorMatchingInlineSnapshot(
      `[PreprocessError: 5 folds need 5 samples or more, but there are only 4: ask for fewer folds.]`,
    );
    expect(() => kFold(ids, 3, rng, { groups })).toThrowErrorMatchingInlineSnapshot(
      `[PreprocessError: 3 folds need 3 groups of samples or more, but there are only 2: ask for fewer folds.]`,
    );
    expect(() => kFold([...ids, 'x'], 2, rng, { groups })).toThrowErrorMatchingInlineSnapshot(
      `[PreprocessError: 1 of 5 samples without a group ("x"): name a group for each.]`,
    );
    expect(() => kFold(ids, 1, rng)).toThrowErrorMatchingInlineSnapshot(
      `[PreprocessError: Folds are 2 or more, not 1.]`,
    );
    expect(() => kFold(ids, 2, rng, { repeats: 0 })).toThrowErrorMatchingInlineSnapshot(
      `[PreprocessError: Repeats are 1 or more, not 0.]`,
    );
  });
});

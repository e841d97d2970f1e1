import { createRng } from '@snpress/data/random/rng';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nestedSplits, splitSchema, type SplitInput } from '../../src/index.js';
import { expectPartition } from './partition.js';

const idsOf = (size: number): string[] => Array.from({ length: size }, (_, row) => `s${row}`);
const ids = idsOf(24);
const tables = {
  foldOfSample: new Map(ids.map((id, row) => [id, String(row % 3)])),
  groupOfSample: new Map(ids.map((id, row) => [id, `family${row % 12}`])),
};
const groups = { file: 'families.tsv', column: 'family' };
const split = (spec: SplitInput, seed: number | string = 1) =>
  nestedSplits(ids, splitSchema.parse(spec), createRng(seed), tables);

describe('nestedSplits', () => {
  it.each<{ spec: SplitInput; outer: number }>([
    { spec: { outer: { holdout: 5 } }, outer: 1 },
    { spec: { outer: { holdout: 0.25 }, inner: { folds: 3 } }, outer: 1 },
    { spec: { outer: { folds: 3, repeats: 2 }, inner: { folds: 4 } }, outer: 6 },
    { spec: { outer: { folds: 3, groups }, inner: { folds: 2 } }, outer: 3 },
    { spec: { outer: { file: 'folds.tsv' } }, outer: 3 },
  ])('divides outer training rows, and no others, for $spec', ({ spec, outer }) => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const splits = split(spec, seed);
        expect(splits).toHaveLength(outer);
        for (const { inner, ...one } of splits) {
          expectPartition(one, [...ids.keys()]);
          expect(inner).toHaveLength(spec.inner?.folds ?? 5);
          for (const fold of inner) expectPartition(fold, one.train);
          expect(inner.flatMap(({ test }) => test).sort((a, b) => a - b)).toEqual(one.train);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('keeps groups together in inner folds too', () => {
    for (const { inner } of split({ outer: { folds: 3, groups }, inner: { folds: 2 } })) {
      for (const { train, test } of inner) {
        const testing = new Set(test.map((row) => tables.groupOfSample.get(ids[row]!)));
        for (const row of train) expect(testing).not.toContain(tables.groupOfSample.get(ids[row]!));
      }
    }
  });

  it('refuses what cannot be split, and says where', () => {
    expect(() => split({ outer: { holdout: 20 } })).toThrowErrorMatchingInlineSnapshot(
      `[PreprocessError: The inner folds of holdout: 5 folds need 5 groups of samples or more, but there are only 4: ask for fewer folds.]`,
    );
    expect(() =>
      nestedSplits(ids, splitSchema.parse({ outer: { file: 'folds.tsv' } }), createRng(1)),
    ).toThrowErrorMatchingInlineSnapshot(
      `[PreprocessError: The folds of "folds.tsv" are not given: read them with readFolds.]`,
    );
    expect(() =>
      nestedSplits(ids, splitSchema.parse({ outer: { folds: 2, groups } }), createRng(1)),
    ).toThrowErrorMatchingInlineSnapshot(
      `[PreprocessError: The groups of "families.tsv" are not given: read them with readGroups.]`,
    );
  });
});

describe('splitSchema', () => {
  it('fills in defaults', () => {
    expect(splitSchema.parse({ outer: { folds: 3, groups: { file: 'g.tsv' } } })).toEqual({
      outer: { folds: 3, repeats: 1, groups: { file: 'g.tsv', column: 'group' } },
      inner: { folds: 5 },
    });
    expect(splitSchema.parse({ outer: { holdout: 12 } })).toEqual({
      outer: { holdout: 12 },
      inner: { folds: 5 },
    });
  });

  it('says what is wrong, where', () => {
    const wrong = [
      {},
      { outer: {} },
      { outer: { holdout: 3, folds: 2 } },
      { outer: { holdout: 2.5 } },
      { outer: { holdout: 0 } },
      { outer: { holdout: 3, repeats: 2 } },
      { outer: { file: 'folds.tsv', groups } },
      { outer: { folds: 1 }, inner: { folds: 1 } },
      { outer: { fold: 5 } },
      { outer: { folds: 3, groups: { file: 'g.tsv', colum: 'x' } } },
    ];
    const problems = wrong.flatMap(
      (spec) =>
        splitSchema
          .safeParse(spec)
          .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [],
    );
    expect(problems).toMatchInlineSnapshot(`
      [
        "outer: Invalid input: expected object, received undefined",
        "outer: an outer split has one of holdout, folds and file, but none of them is here",
        "outer: an outer split has one of holdout, folds and file, but holdout and folds are both here",
        "outer.holdout: holdout is a whole number of samples (12) or a share below 1 (0.2), not 2.5",
        "outer.holdout: Too small: expected number to be >0",
        "outer.repeats: repeats goes with folds, not with holdout",
        "outer.groups: groups goes with folds, not with file",
        "outer.folds: Too small: expected number to be >=2",
        "inner.folds: Too small: expected number to be >=2",
        "outer: Unrecognized key: "fold"",
        "outer.groups: Unrecognized key: "colum"",
      ]
    `);
  });
});

import { describe, expect, it } from 'vitest';
import { splitFromFolds } from '../../src/index.js';
import { expectPartition } from './partition.js';

const samples = ['a', 'b', 'c', 'd'];
const foldsOf = (...folds: string[]): Map<string, string> =>
  new Map(folds.map((fold, row) => [samples[row]!, fold]));

describe('splitFromFolds', () => {
  it('holds out each fold in turn, numbers by number and then names', () => {
    const splits = splitFromFolds(samples, foldsOf('10', '9', 'batch', '10'));
    expect(splits).toEqual([
      { label: 'fold 9', test: [1], train: [0, 2, 3] },
      { label: 'fold 10', test: [0, 3], train: [1, 2] },
      { label: 'fold batch', test: [2], train: [0, 1, 3] },
    ]);
    for (const split of splits) expectPartition(split, [0, 1, 2, 3]);
  });

  it('refuses samples without a fold, and a single fold', () => {
    expect(() => splitFromFolds(samples, foldsOf('1', '2'))).toThrowErrorMatchingInlineSnapshot(
      `[PreprocessError: 2 of 4 samples without a fold ("c", "d"): name a fold for each.]`,
    );
    expect(() => splitFromFolds(samples, foldsOf('1', '1', '1', '1'))).toThrowErrorMatchingInlineSnapshot(
      `[PreprocessError: All 4 samples are in fold "1": two folds or more are needed, so that some samples train while others test.]`,
    );
  });
});

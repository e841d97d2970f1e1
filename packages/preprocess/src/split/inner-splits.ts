import type { Rng } from '@snpress/data';
import { PreprocessError } from '../preprocess-error.js';
import { kFold } from './k-fold.js';
import type { Split } from './split.js';

/**
 * Divides the training rows of a split into folds; the rows are those of the whole list of samples.
 * @throws PreprocessError that names the split where its samples or groups are too few.
 */
export function innerSplits(
  samples: readonly string[],
  { label, train }: Split,
  folds: number,
  rng: Rng,
  groups: ReadonlyMap<string, string> | undefined,
): Split[] {
  const ids = train.map((row) => samples[row]!);
  return named(`The inner folds of ${label}`, () => kFold(ids, folds, rng, { groups })).map((inner) => ({
    label: inner.label,
    train: inner.train.map((index) => train[index]!),
    test: inner.test.map((index) => train[index]!),
  }));
}

function named<T>(what: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof PreprocessError) throw new PreprocessError(error.problems, what, { cause: error });
    throw error;
  }
}

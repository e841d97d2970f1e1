import type { Rng } from '@snpress/data';
import { innerSplits } from './inner-splits.js';
import type { SplitTables } from './nested-splits.js';
import type { NestedSplit } from './split.js';
import type { SplitSpec } from './split-schema.js';

/**
 * All samples as one training set, with the inner splits that choose hyperparameters: for a model to keep, after the outer
 * splits have said what it is worth.
 * @throws PreprocessError where the samples are too few.
 */
export function finalSplit(
  samples: readonly string[],
  { inner }: Pick<SplitSpec, 'inner'>,
  rng: Rng,
  { groupOfSample }: Pick<SplitTables, 'groupOfSample'> = {},
): NestedSplit {
  const all = { label: 'all samples', train: [...samples.keys()], test: [] };
  return { ...all, inner: innerSplits(samples, all, inner.folds, rng.fork('final'), groupOfSample) };
}

import type { Rng } from '@snpress/data';
import { PreprocessError } from '../preprocess-error.js';
import { holdoutSplit } from './holdout-split.js';
import { innerSplits } from './inner-splits.js';
import { kFold } from './k-fold.js';
import type { NestedSplit, Split } from './split.js';
import { splitFromFolds } from './split-from-folds.js';
import type { OuterSplitSpec, SplitSpec } from './split-schema.js';

/** The tables that a split spec names, as `readFolds` and `readGroups` read them. */
export interface SplitTables {
  /** Sample id → fold; needed for `outer: { file }`. */
  readonly foldOfSample?: ReadonlyMap<string, string> | undefined;
  /** Sample id → group; needed for `groups`. Inner folds keep groups together too. */
  readonly groupOfSample?: ReadonlyMap<string, string> | undefined;
}

/**
 * The outer splits of a spec, each with the inner splits of its training rows. Everything depends on the sample ids,
 * the spec and the rng's seed alone.
 * @throws PreprocessError where the samples are too few or a table is missing.
 */
export function nestedSplits(
  samples: readonly string[],
  { outer, inner }: SplitSpec,
  rng: Rng,
  tables: SplitTables = {},
): NestedSplit[] {
  return outerSplits(samples, outer, rng.fork('outer'), tables).map((split, index) => ({
    ...split,
    inner: innerSplits(samples, split, inner.folds, rng.fork(`inner${index}`), tables.groupOfSample),
  }));
}

function outerSplits(
  samples: readonly string[],
  outer: OuterSplitSpec,
  rng: Rng,
  { foldOfSample, groupOfSample }: SplitTables,
): Split[] {
  if ('holdout' in outer) return [holdoutSplit(samples, outer.holdout, rng)];
  if ('folds' in outer) {
    if (outer.groups !== undefined && groupOfSample === undefined) {
      throw new PreprocessError({
        code: 'no-groups',
        subject: outer.groups.file,
        message: `The groups of "${outer.groups.file}" are not given`,
        hint: 'read them with readGroups',
      });
    }
    return kFold(samples, outer.folds, rng, { repeats: outer.repeats, groups: groupOfSample });
  }
  if (foldOfSample === undefined) {
    throw new PreprocessError({
      code: 'no-folds',
      subject: outer.file,
      message: `The folds of "${outer.file}" are not given`,
      hint: 'read them with readFolds',
    });
  }
  return splitFromFolds(samples, foldOfSample);
}

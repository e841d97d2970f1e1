import type { Rng } from '@snpress/data';
import { counted } from '@snpress/data/words/counted';
import { PreprocessError } from '../preprocess-error.js';
import { someExamples } from '../some-examples.js';
import { shuffledRows } from './shuffled-rows.js';
import type { Split } from './split.js';
import { splitOfTest } from './split-of-test.js';

/** What `kFold` may be told besides the number of folds. */
export interface KFoldOptions {
  /** How often to divide anew; every repeat holds out each sample once. Default 1. */
  readonly repeats?: number | undefined;
  /** Sample id → group; the samples of a group stay in one fold. */
  readonly groups?: ReadonlyMap<string, string> | undefined;
}

/**
 * Divides samples into k random folds and holds out each in turn, repeat by repeat. Without groups, fold sizes differ
 * by one at most; with groups, the largest go first, each to the fold with the fewest samples so far. The folds
 * depend on the ids and the rng's seed: neither on the order of the samples nor on what else was drawn.
 * @throws PreprocessError where there are fewer samples or groups than folds, or a sample has no group.
 */
export function kFold(
  samples: readonly string[],
  k: number,
  rng: Rng,
  { repeats = 1, groups }: KFoldOptions = {},
): Split[] {
  if (!Number.isInteger(k) || k < 2) {
    throw new PreprocessError({ code: 'wrong-folds', message: `Folds are 2 or more, not ${k}` });
  }
  if (!Number.isInteger(repeats) || repeats < 1) {
    throw new PreprocessError({ code: 'wrong-repeats', message: `Repeats are 1 or more, not ${repeats}` });
  }
  const blocks = blocksOf(samples, groups);
  if (blocks.size < k) {
    const units = groups === undefined ? 'samples' : 'groups of samples';
    throw new PreprocessError({
      code: 'too-few-samples',
      message: `${k} folds need ${k} ${units} or more, but there are only ${blocks.size}`,
      hint: 'ask for fewer folds',
    });
  }
  return Array.from({ length: repeats }, (_, repeat) => {
    const foldOfRow = assignFolds(blocks, samples.length, k, rng.fork(`repeat${repeat}`));
    return Array.from({ length: k }, (__, fold) => {
      const label = repeats === 1 ? `fold ${fold + 1}` : `repeat ${repeat + 1}, fold ${fold + 1}`;
      return splitOfTest(label, samples.length, (row) => foldOfRow[row] === fold);
    });
  }).flat();
}

/** The rows that stay together, by group; without groups every sample is its own. */
function blocksOf(
  samples: readonly string[],
  groups: ReadonlyMap<string, string> | undefined,
): ReadonlyMap<string, readonly number[]> {
  if (groups === undefined) return new Map(samples.map((sample, row) => [sample, [row]]));
  const without = samples.filter((sample) => !groups.has(sample));
  if (without.length > 0) {
    throw new PreprocessError({
      code: 'no-group',
      subject: without[0],
      message: `${without.length} of ${counted(samples.length, 'sample')} without a group (${someExamples(without)})`,
      hint: 'name a group for each',
    });
  }
  const blocks = new Map<string, number[]>();
  for (const [row, sample] of samples.entries()) {
    const group = groups.get(sample)!;
    const rows = blocks.get(group);
    if (rows === undefined) blocks.set(group, [row]);
    else rows.push(row);
  }
  return blocks;
}

function assignFolds(
  blocks: ReadonlyMap<string, readonly number[]>,
  size: number,
  k: number,
  rng: Rng,
): Int32Array {
  const ids = [...blocks.keys()];
  const order = shuffledRows(ids, rng)
    .map((index) => blocks.get(ids[index]!)!)
    .sort((a, b) => b.length - a.length);
  const foldOfRow = new Int32Array(size);
  const sizes = new Int32Array(k);
  for (const rows of order) {
    const fold = sizes.indexOf(Math.min(...sizes));
    for (const row of rows) foldOfRow[row] = fold;
    sizes[fold]! += rows.length;
  }
  return foldOfRow;
}

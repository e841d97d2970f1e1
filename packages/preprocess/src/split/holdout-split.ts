import type { Rng } from '@snpress/data';
import { counted } from '@snpress/data/words/counted';
import { PreprocessError } from '../preprocess-error.js';
import { shuffledRows } from './shuffled-rows.js';
import type { Split } from './split.js';
import { splitOfTest } from './split-of-test.js';

/**
 * Holds out samples at random. The choice depends on the sample ids and the rng's seed: neither on the order of the
 * samples nor on what else was drawn.
 * @param n how many samples to hold out; below 1, which share of them (rounded, at least one)
 * @throws PreprocessError where nothing would be left to train on.
 */
export function holdoutSplit(samples: readonly string[], n: number, rng: Rng): Split {
  if (!(n > 0) || (n >= 1 && !Number.isInteger(n))) {
    throw new PreprocessError({
      code: 'wrong-holdout',
      message: `A holdout is a whole number of samples or a share below 1, not ${n}`,
    });
  }
  const count = n < 1 ? Math.max(1, Math.round(n * samples.length)) : n;
  if (count >= samples.length) {
    throw new PreprocessError({
      code: 'too-few-samples',
      message: `Holding out ${count} of ${counted(samples.length, 'sample')} leaves none to train on`,
      hint: 'hold out fewer',
    });
  }
  const test = new Set(shuffledRows(samples, rng.fork('holdout')).slice(0, count));
  return splitOfTest('holdout', samples.length, (row) => test.has(row));
}

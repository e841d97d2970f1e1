import { counted } from '@snpress/data/words/counted';
import { PreprocessError } from '../preprocess-error.js';
import { someExamples } from '../some-examples.js';
import { compareText } from './compare-text.js';
import type { Split } from './split.js';
import { splitOfTest } from './split-of-test.js';

/**
 * Holds out each named fold in turn: numbered folds by number, then the others by name.
 * @param foldOfSample sample id → fold; ids that are not among `samples` are ignored
 * @throws PreprocessError where a sample has no fold or all samples have the same.
 */
export function splitFromFolds(
  samples: readonly string[],
  foldOfSample: ReadonlyMap<string, string>,
): Split[] {
  const without = samples.filter((sample) => !foldOfSample.has(sample));
  if (without.length > 0) {
    throw new PreprocessError({
      code: 'no-fold',
      subject: without[0],
      message: `${without.length} of ${counted(samples.length, 'sample')} without a fold (${someExamples(without)})`,
      hint: 'name a fold for each',
    });
  }
  const folds = samples.map((sample) => foldOfSample.get(sample)!);
  const names = [...new Set(folds)].sort(compareFolds);
  if (names.length < 2) {
    throw new PreprocessError({
      code: 'one-fold',
      message: `All ${samples.length} samples are in ${names.length === 0 ? 'no fold' : `fold "${names[0]!}"`}`,
      hint: 'two folds or more are needed, so that some samples train while others test',
    });
  }
  return names.map((name) => splitOfTest(`fold ${name}`, samples.length, (row) => folds[row] === name));
}

function compareFolds(a: string, b: string): number {
  const byNumber = Number(a) - Number(b);
  if (Number.isNaN(byNumber))
    return Number(Number.isNaN(Number(a))) - Number(Number.isNaN(Number(b))) || compareText(a, b);
  return byNumber || compareText(a, b);
}

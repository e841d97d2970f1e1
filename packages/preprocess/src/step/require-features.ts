import type { Matrix } from '@snpress/data';
import { counted } from '@snpress/data/words/counted';
import { PreprocessError } from '../preprocess-error.js';
import { someExamples } from '../some-examples.js';

/** @throws PreprocessError unless `matrix` has exactly `features`, in that order. */
export function requireFeatures(step: string, features: readonly string[], matrix: Matrix): void {
  const given = matrix.features;
  if (given === features) return;
  const same = given.length === features.length && features.every((id, index) => given[index] === id);
  if (same) return;
  const fitted = new Set(features);
  const present = new Set(given);
  const missing = features.filter((id) => !present.has(id));
  const unknown = given.filter((id) => !fitted.has(id));
  const differences = [
    ...(missing.length > 0 ? [`${missing.length} missing (${someExamples(missing)})`] : []),
    ...(unknown.length > 0 ? [`${unknown.length} unknown (${someExamples(unknown)})`] : []),
  ];
  const problem = differences.length > 0 ? differences.join(' and ') : 'their order differs';
  throw new PreprocessError({
    code: 'other-features',
    subject: missing[0] ?? unknown[0],
    message: `${step} was fitted on ${counted(features.length, 'feature')} and is given ${given.length}: ${problem}`,
    hint: 'give it the features of the training set, in the same order',
  });
}

import type { Matrix } from '@snpress/data';
import { counted } from '@snpress/data/words/counted';
import { PreprocessError } from '../preprocess-error.js';
import { someExamples } from '../some-examples.js';

/**
 * Where each feature of `matrix` lies among those that a step was fitted on.
 * @throws PreprocessError for a feature that it was not fitted on.
 */
export function fittedColumns(step: string, features: readonly string[], matrix: Matrix): readonly number[] {
  const columnOf = new Map(features.map((id, column) => [id, column]));
  const unknown = matrix.features.filter((id) => !columnOf.has(id));
  if (unknown.length > 0) {
    throw new PreprocessError({
      code: 'other-features',
      subject: unknown[0],
      message:
        `${step} cannot take ${counted(unknown.length, 'feature')} back to original units that it was not fitted on ` +
        `(${someExamples(unknown)})`,
      hint: 'invert predictions of the features it was fitted on',
    });
  }
  return matrix.features.map((id) => columnOf.get(id)!);
}

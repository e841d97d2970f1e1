import { selectFeatures } from '@snpress/data/matrix/select-features';
import type { ArrayBundle } from '@snpress/data';
import { PreprocessError } from '../preprocess-error.js';
import { identityForm } from './affine-form.js';
import { requireFeatures } from './require-features.js';
import { savedWarnings } from './saved-warnings.js';
import type { FittedStep } from './step.js';

/** A fitted filter that keeps the features in columns `kept`, ascending. */
export function fittedFilter(
  name: string,
  features: readonly string[],
  kept: Int32Array,
  warnings: readonly string[] = [],
): FittedStep {
  const surviving = Array.from(kept, (column) => features[column]!);
  return {
    features: surviving,
    warnings,
    kept,
    apply(matrix) {
      requireFeatures(name, features, matrix);
      return selectFeatures(matrix, kept);
    },
    affine: () => identityForm(kept),
    save: () => ({ metadata: { warnings: [...warnings] }, arrays: { kept } }),
  };
}

/** Restores a filter from what it saved. */
export function loadFilter(name: string, bundle: ArrayBundle, features: readonly string[]): FittedStep {
  const { kept } = bundle.arrays;
  if (kept instanceof Int32Array) return fittedFilter(name, features, kept, savedWarnings(bundle));
  throw new PreprocessError({
    code: 'damaged',
    subject: name,
    message: `The saved ${name} step holds no Int32 array "kept"`,
    hint: 'fit it again',
  });
}

import { PreprocessError } from '../preprocess-error.js';
import { type AffineForm, identityForm } from '../step/affine-form.js';
import type { FittedSteps } from './fitted-steps.js';
import { stepOf } from './registry.js';

/**
 * A whole chain as one straight line per feature that survives it: what folds preprocessing into a model's weights.
 * @throws PreprocessError that names the steps which are more than a straight line.
 */
export function affineSteps({ steps, fitted, inputFeatures }: FittedSteps): AffineForm {
  const curved = fitted.flatMap((step, index) =>
    step.affine === undefined ? [stepOf(steps[index]!).name] : [],
  );
  if (curved.length > 0) {
    throw new PreprocessError({
      code: 'not-affine',
      subject: curved[0],
      message: `The preprocessing step ${curved.join(' and ')} is no straight line per feature, so that it cannot be folded into weights`,
      hint: 'leave it out, fit the model again, and export that one',
    });
  }
  return fitted.reduce(
    (form, step) => compose(form, step.affine!()),
    identityForm(Int32Array.from(inputFeatures.keys())),
  );
}

/** First `inner`, then `outer`. */
function compose(inner: AffineForm, outer: AffineForm): AffineForm {
  const at = outer.from;
  const perFeature = (value: (feature: number, column: number) => number): Float64Array =>
    Float64Array.from(at, (column, feature) => value(feature, column));
  return {
    from: at.map((column) => inner.from[column]!),
    slope: perFeature((feature, column) => outer.slope[feature]! * inner.slope[column]!),
    offset: perFeature(
      (feature, column) => outer.slope[feature]! * inner.offset[column]! + outer.offset[feature]!,
    ),
    missing: perFeature((feature, column) =>
      Number.isNaN(inner.missing[column])
        ? outer.missing[feature]!
        : outer.slope[feature]! * inner.missing[column]! + outer.offset[feature]!,
    ),
    inverseSlope: perFeature((feature, column) => inner.inverseSlope[column]! * outer.inverseSlope[feature]!),
    inverseOffset: perFeature(
      (feature, column) =>
        inner.inverseSlope[column]! * outer.inverseOffset[feature]! + inner.inverseOffset[column]!,
    ),
  };
}

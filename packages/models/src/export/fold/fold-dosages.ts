import { affineSteps } from '@snpress/preprocess/steps/affine-steps';
import { imputesMissing } from '@snpress/preprocess/steps/imputes-missing';
import type { ModelArtifact } from '../../artifact/model-artifact.js';

/** What a model's own markers are in terms of the dosages that its artifact takes. */
export interface FoldedDosages {
  /** Marker of the model → marker of the artifact. */
  readonly from: Int32Array;
  /** The model's value of a marker is `slope · dosage + offset`. */
  readonly slope: Float64Array;
  readonly offset: Float64Array;
  /** Marker of the artifact → the dosage that stands for a missing call; NaN where nothing is known of it. */
  readonly fills: Float64Array;
}

/**
 * The preprocessing of genotypes as one straight line per marker.
 * @throws PreprocessError where a step is more than that.
 */
export function foldDosages({ markers, ploidy, genotypeSteps }: ModelArtifact): FoldedDosages {
  const { from, slope, offset, missing } = affineSteps(genotypeSteps);
  const fills = markers.frequencies.map((frequency) => frequency * ploidy);
  if (imputesMissing(genotypeSteps)) {
    from.forEach((marker, feature) => {
      // A marker that was constant in training is the same number whatever its dosage.
      if (slope[feature] !== 0) fills[marker] = (missing[feature]! - offset[feature]!) / slope[feature]!;
    });
  }
  return { from, slope, offset, fills };
}

import type { Matrix } from '@snpress/data';

/** What a model and the baseline predict for the test samples of one outer split, in original units. */
export interface HeldOutSplit {
  /** For people: `fold 2`. */
  readonly label: string;
  /** Number of samples the model was trained on; the Nadeau–Bengio correction needs it. */
  readonly trainSamples: number;
  /** Test samples × genes. */
  readonly predicted: Matrix;
  /** The training-fold mean of each gene, for the same samples and genes (the model `mean`). */
  readonly baseline: Matrix;
  /**
   * What covariates say of the test samples' expression beyond what they say of the average sample, where predictions and
   * baseline have it in them: test samples × genes. It is taken from observations, predictions and baseline before they are judged, so that
   * errors and skill are what they are, and correlations, calibration and permutations are about what genotypes add.
   */
  readonly covariatePart?: Matrix | undefined;
}

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
}

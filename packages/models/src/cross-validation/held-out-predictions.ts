import type { Matrix } from '@snpress/data';
import type { FittedSteps, Split } from '@snpress/preprocess';
import type { Fitted } from '../contract/fitted.js';
import type { Setting } from '../contract/tuning.js';

/** What a model that was fitted on the other samples predicts for the held-out ones of a split. */
export interface HeldOutPredictions extends Split {
  readonly trainSamples: number;
  /** Held-out samples × genes, in the units of the expression that was given. */
  readonly predicted: Matrix;
  /** The means of the training samples, for the same samples and genes. */
  readonly baseline: Matrix;
  /** The setting that each of the genes was fitted with, as it was chosen in the inner folds; empty where there was no choice. */
  readonly chosen: readonly Setting[];
  readonly genotypeSteps: FittedSteps;
  readonly expressionSteps: FittedSteps;
  readonly fitted: Fitted;
}

import type { Matrix } from '@snpress/data';

/** Predictions that somebody made, with the truth to judge them by. */
export interface AuditInput {
  /** Samples × genes; a missing value is left out of every number. */
  readonly observed: Matrix;
  /** One entry per set of predictions, samples × genes in the same unit; names are unique. */
  readonly predictions: readonly NamedPrediction[];
  /** The mean of each gene over the samples that the predictions were trained on, where known: what skill needs. */
  readonly trainMeans?: GeneMeans | undefined;
}

/** Predictions with a name for people. */
export interface NamedPrediction {
  readonly name: string;
  readonly predicted: Matrix;
}

/** One mean per gene; NaN where it is not known. */
export interface GeneMeans {
  readonly genes: readonly string[];
  readonly means: ArrayLike<number>;
}

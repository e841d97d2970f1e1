import type { ArrayBundle, Matrix, StoredMatrix } from '@snpress/data';
import type { FittedStep } from '../step/step.js';
import type { StepSpec } from './registry.js';

/** A fitted chain of preprocessing steps. It is immutable and never changes a matrix that it is given. */
export interface FittedSteps {
  /** The steps in order, with complete parameters. */
  readonly steps: readonly StepSpec[];
  /** What each step learnt, in the same order. */
  readonly fitted: readonly FittedStep[];
  /** The features that `apply` wants. */
  readonly inputFeatures: readonly string[];
  /** The features that `apply` returns: those that survive every filter. */
  readonly features: readonly string[];
  /** What the user should know about the fit, one sentence each. */
  readonly warnings: readonly string[];
  /**
   * Transforms any samples that have `inputFeatures`, in that order: those in rows `samples`, all where left out.
   * @throws PreprocessError where the features are others.
   */
  apply(matrix: StoredMatrix, samples?: ArrayLike<number>): Matrix;
  /**
   * Takes predictions in transformed units back to original ones: any samples, any of `features`. Filters and
   * imputation have nothing to take back.
   * @throws PreprocessError for a feature that the chain does not know.
   */
  invert(matrix: Matrix): Matrix;
  /** The whole chain; `loadSteps` restores it. */
  save(): ArrayBundle;
}

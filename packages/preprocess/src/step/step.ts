import type { ArrayBundle, GenotypeBlocks, Matrix } from '@snpress/data';
import type { ZodType } from 'zod';
import type { AffineForm } from './affine-form.js';

/** What a step learnt from the training rows. It is immutable and never changes a matrix that it is given. */
export interface FittedStep {
  /** The features that `apply` returns: those it was fitted on, less what a filter dropped. */
  readonly features: readonly string[];
  /** What the user should know about the fit, one sentence each. */
  readonly warnings: readonly string[];
  /**
   * Transforms any samples that have the features of the fit, in the same order. Numbers are computed in Float64
   * and returned in Float32.
   * @throws PreprocessError where the features are others.
   */
  apply(matrix: Matrix): Matrix;
  /** Present in a filter: feature of the output → column of the input. `apply` selects these and does no more. */
  readonly kept?: Int32Array;
  /**
   * What `apply` does to values of a feature, here in place; present where it changes each value without regard to the
   * others. A chain of such steps and filters is applied in one pass.
   */
  readonly change?: (values: Float32Array, feature: number) => void;
  /**
   * Takes transformed values back to original units; present where the step changes units. The matrix may hold any
   * of the step's features (a later filter may have dropped some); they are matched by id.
   * @throws PreprocessError for a feature that the step was not fitted on.
   */
  invert?(matrix: Matrix): Matrix;
  /** `apply` and `invert` as straight lines; present where they are no more than that. */
  affine?(): AffineForm;
  /** The same step of each context by itself, where the training rows had several. */
  readonly contexts?: ReadonlyMap<string, FittedStep> | undefined;
  /** The fitted numbers, without the feature ids: a chain keeps those once for all its steps. */
  save(): ArrayBundle;
}

/** What a step does, as data, so that shared code never asks which step it has. */
export interface StepTraits {
  /** Drops features and keeps numbers; a step without it may change numbers and keeps the features. */
  readonly drops?: true;
  /** Fills in what is missing: no value is missing afterwards, and calls are no longer those observed. */
  readonly imputes?: true;
  /** Changes units: the values are numbers afterwards, no dosages and no calls. */
  readonly scales?: true;
  /** Judges alleles, so that it is for genotypes: what their values may be by then. */
  readonly reads?: 'calls' | 'dosages';
}

/** The features and training samples, without their values. */
export type TrainingLabels = Pick<Matrix, 'samples' | 'features' | 'ploidy'>;

/** A step that learns of each feature what the values of that one say: it is fitted to some features after others. */
export interface StepParts<P, Learnt> {
  /** What the training values of some features say. */
  learn(train: Matrix, params: P): Learnt;
  join(learnt: readonly Learnt[], train: TrainingLabels, params: P): FittedStep;
  /** What to do where it leaves no feature; of filters. */
  advice?(params: P): string;
}

/** One kind of preprocessing: plain data and functions. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a registry holds steps of any parameters
export interface Step<P extends object = any, I = any> {
  /** The key in a spec: `{ impute: { … } }`. */
  readonly name: string;
  /** One sentence for people who choose among steps. */
  readonly summary: string;
  /** The parameters with their defaults, limits and descriptions. */
  readonly params: ZodType<P, I>;
  readonly traits: StepTraits;
  /** Learns from `train`, which holds the training rows and no others. */
  fit(train: Matrix, params: P): FittedStep;
  /** Present where what it learns of a feature depends on that one alone, so that genotypes are fitted that are larger than memory. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- only the step itself knows what it learns
  readonly parts?: StepParts<P, any>;
  /** Present where it compares features with others near them: the same fit to genotypes that are larger than memory, each marker of which it reads once. */
  readonly fitBlocks?: (train: GenotypeBlocks, params: P) => FittedStep;
  /** Restores what `FittedStep.save` gave for a fit on `features`. */
  load(bundle: ArrayBundle, features: readonly string[]): FittedStep;
}

import type { TrainingSet } from './training-set.js';

/** Values that override parameters: `{ alpha: 0.1 }`, `{ trees: 50 }`. */
export type Setting = Readonly<Record<string, number | string | boolean>>;

/** A training set and its inner folds, each already preprocessed by what its own training rows say. */
export interface TuningProblem {
  /** The whole (outer) training set. */
  readonly train: TrainingSet;
  /** Inner splits of `train`; every set has the same genes in the same order. Markers may differ between folds. */
  readonly folds: readonly TuningFold[];
  /**
   * What the scores are for; where it is left out, every score is needed. `global`: settings that are clearly worse for all genes together than one before
   * them may be abandoned, with an error of Infinity for every gene. `per-gene`: a setting that is clearly worse for a gene than one before it may be, for that gene.
   */
  readonly choose?: 'global' | 'per-gene' | undefined;
}

/** One inner split: what is fitted to, and what the error is measured on. */
export interface TuningFold {
  readonly train: TrainingSet;
  /** Values that are missing have no error. */
  readonly validation: TrainingSet;
  /** `FitContext.markerWeights`, learned from this training set. */
  readonly markerWeights?: ReadonlyMap<string, number> | undefined;
}

/** Held-out squared errors of settings, summed over validation samples. */
export interface TuningScores {
  readonly settings: readonly Setting[];
  /** Settings × genes, setting-major: `sse[s * genes + g]`. Infinity for a setting that was abandoned as clearly worse. */
  readonly sse: Float64Array;
  /** How many held-out values each sum runs over: the number of samples, or where values are missing the mean over genes. */
  readonly rows: number;
}

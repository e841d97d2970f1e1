import type { DenseLayer } from './dense-layer.js';

/**
 * A model as dense layers from dosages to expression in its original units: branches that all start at the dosages, and layers on
 * their tops, one after the other. A linear model has no branches.
 */
export interface FoldedNetwork {
  /** Those of the artifact. */
  readonly markers: readonly string[];
  readonly genes: readonly string[];
  /** Marker → the dosage that stands for a missing call; NaN where nothing is known of it. */
  readonly fills: Float64Array;
  readonly branches: readonly (readonly DenseLayer[])[];
  /** The last one has an output per gene. */
  readonly top: readonly DenseLayer[];
}

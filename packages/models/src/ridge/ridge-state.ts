import type { Matrix } from '@snpress/data';

/** Markers as ridge sees them. */
export interface WeighedMarkers {
  readonly markerMeans: Float64Array;
  /** The prior variances of their effects, relative to each other; all alike where there are none. */
  readonly markerWeights: Float64Array | undefined;
}

/**
 * What ridge keeps: n × (p + q) numbers instead of the p × q weights.
 */
export interface RidgeState extends WeighedMarkers {
  readonly markers: readonly string[];
  readonly genes: readonly string[];
  /** Of the training samples, not to be changed. */
  readonly genotypes: Matrix;
  /** The same, as the fit was given them; not of a model that was loaded. */
  readonly given?: Matrix;
  readonly geneMeans: Float64Array;
  /** Genes × samples: the effects are X_cᵀ times these, times the weights of markers. */
  readonly duals: Float32Array;
  /** Variance of the training expression, summed over genes. */
  readonly expressionVariance: number;
}

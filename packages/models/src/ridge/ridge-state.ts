import type { Matrix } from '@snpress/data';

/**
 * What ridge keeps: n × (p + q) numbers instead of the p × q weights.
 */
export interface RidgeState {
  readonly markers: readonly string[];
  readonly genes: readonly string[];
  /** Of the training samples, not to be changed. */
  readonly genotypes: Matrix;
  /** The same, as the fit was given them; not of a model that was loaded. */
  readonly given?: Matrix;
  readonly markerMeans: Float64Array;
  readonly geneMeans: Float64Array;
  /** Genes × samples: the weights are X_cᵀ times these. */
  readonly duals: Float32Array;
  /** Variance of the training expression, summed over genes. */
  readonly expressionVariance: number;
}

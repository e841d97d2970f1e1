/**
 * What ridge keeps: n × (p + n + q) numbers instead of the p × q weights, which are X_cᵀ basisᵀ coefficientsᵀ.
 */
export interface RidgeState {
  readonly markers: readonly string[];
  readonly genes: readonly string[];
  /** The training genotypes, feature-major. */
  readonly genotypes: Float32Array;
  readonly markerMeans: Float64Array;
  readonly geneMeans: Float64Array;
  /** Eigenvectors of X_c X_cᵀ, one per row. */
  readonly basis: Float64Array;
  /** Genes × samples: the dual weights in that basis, z/(D + λ). */
  readonly coefficients: Float64Array;
  /** Variance of the training expression, summed over genes. */
  readonly expressionVariance: number;
}

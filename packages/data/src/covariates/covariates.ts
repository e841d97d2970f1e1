/** One covariate of samples, one entry per sample. */
export type CovariateColumn = NumericCovariate | CategoricalCovariate;

/** A number per sample: age, a hidden factor. */
export interface NumericCovariate {
  readonly name: string;
  readonly kind: 'numeric';
  /** NaN where missing. */
  readonly values: Float64Array;
}

/** One of several levels per sample: batch, sex. */
export interface CategoricalCovariate {
  readonly name: string;
  readonly kind: 'categorical';
  /** In the order of their code units. */
  readonly levels: readonly string[];
  /** Index of the sample's level; −1 where missing. */
  readonly codes: Int32Array;
}

/** What is known of samples besides genotypes and expression. */
export interface Covariates {
  readonly samples: readonly string[];
  readonly columns: readonly CovariateColumn[];
}

import type { CovariateEncoding } from './covariate-encoding.js';
import type { CovariateOptions } from './fitted-covariates.js';
import type { HiddenFactors } from './hidden-factors.js';
import type { PrincipalComponents } from './principal-components.js';

/** What a fit of covariates learnt, as plain data. */
export interface CovariateFit {
  readonly use: CovariateOptions['use'];
  readonly encoding: CovariateEncoding;
  readonly components: PrincipalComponents;
  /** Of every column, encoded ones before components: mean and standard deviation (÷ n) of the training samples. */
  readonly means: Float64Array;
  readonly deviations: Float64Array;
  /** The columns that are used, ascending. */
  readonly kept: Int32Array;
  readonly genes: readonly string[];
  /** Gene after gene: expression per standard deviation of each kept column; empty where nothing is regressed out. */
  readonly coefficients: Float64Array;
  /** Of the training samples; none where they were not asked for, or the fit was saved for prediction. */
  readonly hidden?: HiddenFactors | undefined;
  readonly warnings: readonly string[];
}

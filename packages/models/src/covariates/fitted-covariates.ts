import type { ArrayBundle, Covariates, Matrix } from '@snpress/data';

/** What is done with covariates. */
export interface CovariateOptions {
  /** `regress-out`: models learn what covariates leave of expression. `markers`: models take them beside the markers. */
  readonly use: 'regress-out' | 'markers';
  /** How many principal components of the training genotypes are covariates too. */
  readonly principalComponents: number;
}

/** Covariates as the training samples have them. It is immutable and never changes what it is given. */
export interface FittedCovariates {
  readonly use: CovariateOptions['use'];
  /** What it wants of a table of covariates. */
  readonly table: readonly { readonly name: string; readonly kind: 'numeric' | 'categorical' }[];
  /** Whether principal components of genotypes are among its columns. */
  readonly usesGenotypes: boolean;
  /** The names of its columns: `age`, `batch=b2`, `genotype-PC1`. */
  readonly columns: readonly string[];
  /** What the user should know about the fit, one sentence each. */
  readonly warnings: readonly string[];
  /**
   * Genotypes as models take them: with a feature `covariate:NAME` for each column where they are used as markers, as they
   * are otherwise.
   * @param genotypes - preprocessed, any samples.
   * @param covariates - of those samples, found by id; a sample that is not there counts as the training mean.
   */
  extend(genotypes: Matrix, covariates: Covariates | undefined): Matrix;
  /** Expression less what covariates say of it, where they are regressed out; any genes of the fit, found by id. */
  remove(expression: Matrix, genotypes: Matrix, covariates: Covariates | undefined): Matrix;
  /** Predictions with what covariates say added again, where they are regressed out. */
  restore(predicted: Matrix, genotypes: Matrix, covariates: Covariates | undefined): Matrix;
  /** Everything; `loadCovariates` restores it. */
  save(): ArrayBundle;
}

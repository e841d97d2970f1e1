import type { ArrayBundle, Covariates, Matrix } from '@snpress/data';

/** What is done with covariates. */
export interface CovariateOptions {
  /** `regress-out`: models learn what covariates leave of expression. `markers`: models take them beside the markers. */
  readonly use: 'regress-out' | 'markers';
  /** How many principal components of the training genotypes are covariates too. */
  readonly principalComponents: number;
  /**
   * How many principal components of the training expression, less other covariates, are regressed out too; `parallel`: as many as parallel
   * analysis finds. None where it is left out. They are known of the training samples alone.
   */
  readonly hiddenFactors?: number | 'parallel' | undefined;
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
  /** How many hidden factors the expression of the training samples is rid of. */
  readonly hiddenFactors: number;
  /** What the user should know about the fit, one sentence each. */
  readonly warnings: readonly string[];
  /**
   * Genotypes as models take them: with a feature `covariate:NAME` for each column where they are used as markers, as they
   * are otherwise.
   * @param genotypes - preprocessed, any samples.
   * @param covariates - of those samples, found by id; a sample that is not there counts as the training mean.
   */
  extend(genotypes: Matrix, covariates: Covariates | undefined): Matrix;
  /**
   * Expression less what covariates say of it, where they are regressed out; any genes of the fit, found by id. Training samples, found by id,
   * lose the part of hidden factors too.
   */
  remove(expression: Matrix, genotypes: Matrix, covariates: Covariates | undefined): Matrix;
  /** Predictions with what covariates say added again, where they are regressed out; nothing is known of hidden factors. */
  restore(predicted: Matrix, genotypes: Matrix, covariates: Covariates | undefined): Matrix;
  /** Everything, or what predicting takes, without the samples' hidden factors; `loadCovariates` restores it. */
  save(what?: 'all' | 'for-prediction'): ArrayBundle;
}

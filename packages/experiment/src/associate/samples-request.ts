import type { ReadMatrixOptions, SampleIdSource } from '@snpress/formats';
import type { NamedFile } from '../audit/named-files.js';
import type { PredictionHooks } from '../predict/prediction-progress.js';

/** Whose expression is associated with which traits. */
export interface AssociateSamplesRequest extends PredictionHooks {
  /** A table of traits: samples × traits, either way round. */
  readonly traits: string;
  /** Which of them; all that are numbers or have two levels by default. */
  readonly traitColumns?: readonly string[] | undefined;
  /** Measured or predicted expression. */
  readonly expression?: string | undefined;
  /** Instead: models to predict it by, from `genotypes`. */
  readonly models?: readonly NamedFile[] | undefined;
  /** Of the samples: to predict from, and for `loco`. */
  readonly genotypes?: string | readonly string[] | undefined;
  readonly reading?: ReadMatrixOptions | undefined;
  /** A table of covariates of the samples. */
  readonly covariates?: string | undefined;
  /** Which ids to use for the samples of all files. */
  readonly sampleIds?: SampleIdSource | undefined;
  /** Take relatedness out of quantitative traits: for each gene by the genotypes of all other chromosomes. */
  readonly loco?: boolean | undefined;
  /**
   * The share of the trait's variance that all markers explain, of a binary trait on the observed scale: z of predicted expression is
   * calibrated by it and each gene's Φ. For one trait, without `loco`.
   */
  readonly heritability?: number | undefined;
  /** A table of gene positions, where expression and models have none. */
  readonly genePositions?: string | undefined;
  /** Firth's correction of logistic regression; by default where fewer than a hundred samples are of the rarer outcome. */
  readonly firth?: 'auto' | 'always' | 'never' | undefined;
}

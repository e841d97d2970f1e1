import type { Alleles, FeatureContexts, JsonObject, Positions } from '@snpress/data';
import type { FittedSteps } from '@snpress/preprocess';
import type { Fitted } from '../contract/fitted.js';
import type { ArtifactReading } from './artifact-reading.js';
import type { FittedCovariates } from '../covariates/fitted-covariates.js';

/** The variants that a model takes: those of its training genotypes before any preprocessing, in their order. */
export interface ArtifactMarkers {
  readonly ids: readonly string[];
  readonly positions?: Positions | undefined;
  readonly alleles?: Alleles | undefined;
  /** Frequency of the counted allele among the training samples; NaN where it was never observed. */
  readonly frequencies: Float64Array;
}

/** The genes that a model predicts, in their order. */
export interface ArtifactGenes {
  readonly ids: readonly string[];
  readonly positions?: Positions | undefined;
  /** Their symbols, where an imported model has them. */
  readonly names?: readonly string[] | undefined;
  /** By how much N·h² of a polygenic trait inflates the variance of z, where known; NaN of a gene of which it is not. */
  readonly phi?: Float64Array | undefined;
  /** Of a model of several contexts: what each of them is. The ids are labels then; see `artifactOfContext`. */
  readonly contexts?: FeatureContexts | undefined;
}

/** How well each gene was predicted in held-out samples: one entry per gene, NaN where it was not measured. */
export interface GenePerformance {
  /** 1 − SSE(model) / SSE(training mean). */
  readonly skill: Float64Array;
  /** Pearson correlation of predicted and observed. */
  readonly r: Float64Array;
  readonly r2: Float64Array;
  /** Of the permutation test. */
  readonly p: Float64Array;
  /** `p` after Benjamini and Hochberg. */
  readonly q: Float64Array;
}

/** A fitted model with everything that it takes to predict the expression of new samples. It is immutable. */
export interface ModelArtifact {
  /** What the experiment calls it. */
  readonly name: string;
  /** The estimator's type. */
  readonly type: string;
  /** Parameters as in the spec, and what tuning chose, in a summary. */
  readonly params: JsonObject;
  /** Allele copies per sample and marker. */
  readonly ploidy: 1 | 2;
  /** How the training genotypes were read; undefined where they came from no file. */
  readonly reading?: ArtifactReading | undefined;
  readonly markers: ArtifactMarkers;
  readonly genes: ArtifactGenes;
  /** Fitted on the training genotypes. */
  readonly genotypeSteps: FittedSteps;
  /** Fitted on the training expression. */
  readonly expressionSteps: FittedSteps;
  /** Fitted on both, where the model was trained with covariates. */
  readonly covariates?: FittedCovariates | undefined;
  readonly fitted: Fitted;
  readonly performance?: GenePerformance | undefined;
  /** Where it comes from: experiment, seed, versions, digests of the inputs, training samples. No clock, no machine. */
  readonly provenance: JsonObject;
}

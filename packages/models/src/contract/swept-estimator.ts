import type { GenotypeBlocks, Matrix } from '@snpress/data';
import type { FitContext } from './fit-context.js';
import type { Fitted } from './fitted.js';
import type { Setting, TuningProblem, TuningScores } from './tuning.js';

/** Genotypes that may be larger than the memory and expression of the training samples, in the same row order. */
export interface SweptTrainingSet {
  /** No value is missing or infinite: calls that are missing are those of a level that is a number. */
  readonly genotypes: GenotypeBlocks;
  /** NaN where a sample's value of a gene is not known. */
  readonly expression: Matrix;
}

/** A training set and its inner folds as rows, so that all folds share what is read: what was imputed and dropped is that of the whole set. */
export interface SweptProblem extends Pick<TuningProblem, 'choose'> {
  readonly train: SweptTrainingSet;
  /** The rows of `train` that each inner fold holds out, ascending. */
  readonly folds: readonly Int32Array[];
}

/** What a number of sweeps depends on. */
export interface SweptSizes {
  readonly samples: number;
  readonly markers: number;
  readonly genes: number;
  /** Inner folds. */
  readonly folds: number;
  /** How many settings are scored. */
  readonly settings: number;
}

/** How often all markers are read, at most. */
export interface SweepCounts {
  /** By `score`; 0 where there is nothing to score. */
  readonly score: number;
  /** By `fit` or `fitPerGene`. */
  readonly fit: number;
}

/**
 * A fit that reads the genotypes in blocks of markers, and never has all of them at once. It predicts what the fit in memory does, with the
 * missing values of expression as they are.
 */
export interface SweptEstimator<P> {
  /** @param params - complete ones. */
  fit(train: SweptTrainingSet, params: P, context: FitContext): Promise<Fitted> | Fitted;
  /** Present where the estimator has a `path`: the same, of its settings. */
  readonly path?: SweptPath<P>;
  /** Present where settings of any parameters are scored: those of `params` but for what each setting overrides. */
  score?: SweptPath<P>['score'];
  /** How often a fit with these parameters reads all markers, at most; undefined where that is for the places of genes to say. */
  sweeps(params: P, sizes: SweptSizes): SweepCounts | undefined;
  /** Bytes that grow with the markers, in memory while a model is fitted; absent where those are a few numbers of each. */
  modelBytes?(sizes: Pick<SweptSizes, 'samples' | 'markers' | 'genes'>): number;
}

/** `PathEstimator` without all genotypes at once. */
export interface SweptPath<P> {
  /**
   * Held-out squared error of every setting and gene, summed over the folds; by leave-one-out, without a use for the folds, where the path in
   * memory does so and the method allows it.
   */
  score(
    problem: SweptProblem,
    params: P,
    settings: readonly Setting[],
    context: FitContext,
  ): Promise<TuningScores> | TuningScores;
  /** One model in which gene `g` is fitted with `settings[choice[g]]`. */
  fitPerGene(
    train: SweptTrainingSet,
    params: P,
    settings: readonly Setting[],
    choice: Int32Array,
    context: FitContext,
  ): Promise<Fitted> | Fitted;
}

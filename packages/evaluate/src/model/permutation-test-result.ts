import type { Interval } from '../distribution/interval.js';

/** The false discovery rate at which discoveries are counted. */
export const discoveryRate = 0.05;

/** What permuting the held-out samples says of a model: does it predict more than chance would? */
export interface PermutationTest {
  /** Number of permutations. */
  readonly permutations: number;
  /** Pooled skill: its one-sided p, and the mean and the central 95 % of what it is when samples are permuted. */
  readonly pooled: { readonly p: number; readonly nullMean: number; readonly nullInterval: Interval };
  /** One entry per gene in every array, in the order of `ModelEvaluation.perGene`. */
  readonly perGene: {
    readonly genes: readonly string[];
    /** One-sided; NaN for a gene whose observations do not vary, 1 for one whose predictions do not. */
    readonly p: Float64Array;
    /** By Benjamini and Hochberg. */
    readonly q: Float64Array;
  };
  /** Number of genes at a false discovery rate of `q`. */
  readonly discoveries: { readonly q: number; readonly genes: number };
}

/**
 * How much of the expression variance all markers explain together, additively, in the samples at hand. A number that
 * is not defined is NaN.
 */
export interface Heritability {
  /** Number of samples. */
  readonly samples: number;
  /** Number of markers that vary among them. */
  readonly markers: number;
  /**
   * The share of the variance summed over all genes. It is estimated from that sum, and cut off at 0 and 1 only once:
   * the mean of per-gene estimates, each cut off for itself, is too high where there is little to find.
   */
  readonly pooled: {
    /** In 0 … 1. */
    readonly h2: number;
    /** Of the estimate before it is cut off; by a jackknife that does not take genes to be independent. */
    readonly standardError: number;
    /** 95 % interval within 0 … 1. */
    readonly interval: readonly [low: number, high: number];
  };
  /** Over the genes whose h² is defined. */
  readonly mean: number;
  readonly median: number;
  readonly perGene: GeneHeritabilities;
}

/** One entry per gene in every array, in the same order. */
export interface GeneHeritabilities {
  readonly genes: readonly string[];
  /** REML estimates in 0 … 1, both ends included; NaN for a constant gene. */
  readonly h2: Float64Array;
  /**
   * From the curvature of the restricted likelihood at the estimate (observed information); NaN at 0 and 1, where the
   * likelihood is not a parabola and no standard error describes it.
   */
  readonly standardError: Float64Array;
  /** Variance of the expression, divided by n − 1. */
  readonly variance: Float64Array;
}

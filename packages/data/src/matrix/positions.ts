/** Genome positions of the features of a matrix, one entry per feature. */
export interface Positions {
  /** Chromosome names; the empty string where the position of a feature is not known. */
  readonly chromosome: readonly string[];
  /** First base, 1-based; NaN where not known. */
  readonly start: Float64Array;
  /** Last base, 1-based, inclusive; equals `start` for markers; less than `start` on the reverse strand. */
  readonly end: Float64Array;
}

import type { Interval } from '../distribution/interval.js';

/** What one part of a model adds: the model against itself without it, on the same held-out samples. */
export interface AblationSkill {
  /** What is left out: interactions, networks. */
  readonly part: string;
  /** Pooled skill of the whole and of what is left. */
  readonly whole: number;
  readonly without: number;
  /** Whole less without, as `comparePaired` finds it: mean over outer splits. */
  readonly difference: number;
  readonly interval: Interval | null;
  readonly p: number | null;
  /**
   * How much of the variance of the predictions about the training means is the part's, Σ d (d − a) / Σ d² for deviations d of the whole
   * and a of the rest; where the two add up.
   */
  readonly share?: { readonly pooled: number; readonly interval: Interval | null };
  /** One entry per gene in every array. */
  readonly perGene: {
    readonly genes: readonly string[];
    /** Skill of the whole less that without the part. */
    readonly difference: Float64Array;
    readonly share?: {
      readonly value: Float64Array;
      readonly low?: Float64Array | undefined;
      readonly high?: Float64Array | undefined;
    };
  };
}

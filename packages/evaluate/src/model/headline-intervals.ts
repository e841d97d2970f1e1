import type { Interval } from '../distribution/interval.js';

/** Intervals of the headline numbers of one model, over resampled samples. */
export interface HeadlineIntervals {
  /** How often each is to hold the truth: 0.95. */
  readonly level: number;
  /** Number of bootstrap draws. */
  readonly draws: number;
  readonly mse: Interval;
  readonly skill: {
    readonly pooled: Interval;
    readonly mean: Interval;
  };
  /** NaN where there are several splits. */
  readonly r: { readonly mean: Interval };
  /** Of R² around the gene means; NaN where there are several splits. */
  readonly withinGene: Interval;
}

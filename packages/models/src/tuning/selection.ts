import type { Setting } from '../contract/tuning.js';

/** What tuning chose. */
export interface Selection {
  readonly mode: 'global' | 'per-gene';
  /** Every candidate, in the order of the grid. */
  readonly settings: readonly Setting[];
  /** Held-out mean squared error of each candidate over all genes; Infinity where it was abandoned for some gene. */
  readonly cvMse: Float64Array;
  /** Index of the chosen candidate, or one index per gene. */
  readonly choice: number | Int32Array;
}

import type { GenePairs } from '../held-out/gene-pairs.js';

/** Squared errors summed by split or by sample. */
export interface ErrorSums {
  readonly sse: Float64Array;
  readonly baselineSse: Float64Array;
  /** Number of values in each sum. */
  readonly n: Float64Array;
}

/** Sums of nothing. */
export function createErrorSums(length: number): ErrorSums {
  return {
    sse: new Float64Array(length),
    baselineSse: new Float64Array(length),
    n: new Float64Array(length),
  };
}

/** Adds the squared errors of one gene to the sums of its splits and samples, and returns the gene's own. */
export function addErrors(
  pairs: GenePairs,
  bySplit: ErrorSums,
  bySample: ErrorSums,
): { sse: number; baselineSse: number } {
  let sse = 0;
  let baselineSse = 0;
  for (let index = 0; index < pairs.count; index++) {
    const truth = pairs.observed[index]!;
    const error = (truth - pairs.predicted[index]!) ** 2;
    const baselineError = (truth - pairs.baseline[index]!) ** 2;
    sse += error;
    baselineSse += baselineError;
    add(bySplit, pairs.split[index]!, error, baselineError);
    add(bySample, pairs.sample[index]!, error, baselineError);
  }
  return { sse, baselineSse };
}

function add({ sse, baselineSse, n }: ErrorSums, at: number, error: number, baselineError: number): void {
  sse[at]! += error;
  baselineSse[at]! += baselineError;
  n[at]! += 1;
}

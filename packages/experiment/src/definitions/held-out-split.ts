import { optional } from '@snpress/pipeline/stage/artifact';
import { covariatePart, predictions } from '../artifacts/matrices.js';
import { splitRows } from '../artifacts/split-rows.js';

/** An outer split with what the training means, and covariates that are regressed out, say of its test samples. */
export const heldOutSplit = {
  split: splitRows,
  baseline: predictions,
  covariatePart: optional(covariatePart),
};

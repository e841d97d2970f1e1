import type { Fitted } from '../contract/fitted.js';

/** A model that predicts some of the genes of a composite. */
export interface CompositePart {
  readonly fitted: Fitted;
  /** Which genes of the part are taken. */
  readonly from: Int32Array;
  /** Which genes of the composite they are, in the same order. */
  readonly genes: Int32Array;
  /** The markers that the part takes, where those are not all: ascending indices into the composite's. */
  readonly markers?: Int32Array | undefined;
  /** Variance of those genes' training expression, summed over them: what the part weighs in an importance. */
  readonly variance: number;
}

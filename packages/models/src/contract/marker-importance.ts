/** How much each marker counts in a model, over all genes together. */
export interface MarkerImportance {
  /** What is measured, in words: "share of expression variance". */
  readonly measure: string;
  /**
   * One entry per marker of the training set, in its order; finite and not negative. Markers that the training samples do
   * not tell apart are one variable: its importance is shared equally among them.
   */
  readonly values: Float64Array;
}

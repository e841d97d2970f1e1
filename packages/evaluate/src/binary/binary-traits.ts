/** How well a model tells cases (1) from controls (0); one entry per binary trait in every array. */
export interface BinaryTraits {
  readonly traits: readonly string[];
  /** Share of held-out values that are 1. */
  readonly prevalence: Float64Array;
  /**
   * The chance that a case is predicted above a control of the same split, ties counting half; NaN where no split has both.
   */
  readonly auc: Float64Array;
  /** Mean of −ln of the predicted chance of what is observed; predictions are cut to 0.001 … 0.999. */
  readonly logLoss: Float64Array;
  /** The same of the training shares. */
  readonly baselineLogLoss: Float64Array;
  /**
   * Skill on the scale of a normal liability that makes a case where it passes a threshold: skill · K (1 − K) / φ², with K the prevalence and φ the
   * normal density at its threshold (Lee, Goddard, Wray & Visscher 2012, for samples taken without regard to the trait).
   */
  readonly liabilityR2: Float64Array;
}

/**
 * What the features of a matrix of several contexts (conditions, tissues) are, one entry per feature. The id of such a feature
 * is a label: what it is of says this.
 */
export interface FeatureContexts {
  /** The gene that was measured. */
  readonly gene: readonly string[];
  /** Where it was measured: `liver`, `ethanol`. */
  readonly context: readonly string[];
}

/** How much more often markers with an annotation act on genes, as learned from a training set. */
export interface AnnotationEnrichment {
  readonly name: string;
  /** `binary`: 0 or 1, as intervals are; `numeric`: any numbers, in units of their standard deviation over markers. */
  readonly kind: 'binary' | 'numeric';
  /** Markers that have it (binary), or that it is known of. */
  readonly markers: number;
  /**
   * Log of how many times as likely a marker is to act that has it (or one standard deviation more of it), the other annotations being equal:
   * the log odds ratio, as an effect at any one marker is rare.
   */
  readonly logFold: number;
  readonly standardError: number;
}

/** What was learned of annotations. */
export interface Enrichment {
  readonly annotations: readonly AnnotationEnrichment[];
  /** How likely each marker is to act by its annotations, relative to the others: `FitContext.markerWeights`. */
  readonly weights: ReadonlyMap<string, number>;
  /** How many genes it was learned from. */
  readonly genes: number;
  /** What the user should know, one sentence each. */
  readonly notes: readonly string[];
}

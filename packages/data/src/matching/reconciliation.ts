/** A sample that only one of two matrices has. */
export interface DroppedSample {
  readonly id: string;
  readonly reason: string;
}

/** What became of the samples of one matrix. */
export interface SideReconciliation {
  readonly total: number;
  readonly dropped: readonly DroppedSample[];
}

/** Which samples of two matrices met. Plain data, fit for JSON. */
export interface Reconciliation {
  readonly matched: number;
  readonly genotypes: SideReconciliation;
  readonly expression: SideReconciliation;
  /** How ids differ that seem to mean the same samples, and what would make them meet, as a clause. */
  readonly difference?: string;
}

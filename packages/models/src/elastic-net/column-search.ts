/** Which columns of a design to find. */
export interface ColumnSearch {
  /** Where v lies in the heap of the design: its entries sum to zero. */
  readonly vectorAt: number;
  /** Every column with |xⱼᵀv| above it matters. */
  readonly limit: number;
  /** Columns above that are welcome; at most `limit`. */
  readonly welcome: number;
  /** Columns that are not looked for. */
  readonly skipped: Int32Array;
}

/** What a search found. */
export interface FoundColumns {
  /** Ascending. */
  readonly columns: Int32Array;
  /** Whether one of them may be above the limit. */
  readonly isAbove: boolean;
}

/** Finds the columns of a design with a large product xⱼᵀv. */
export interface ColumnScreen {
  /** How many vectors are multiplied for the price of one. */
  readonly together: number;
  /**
   * Lists columns for each search. Where there is a column above the limit that is not skipped, one is listed; others may be, too.
   */
  search(searches: readonly ColumnSearch[]): FoundColumns[];
  /** The largest |xⱼᵀv| of each vector, exactly. */
  largest(vectors: readonly number[]): number[];
  /** Ends the use of the screen. */
  release(): void;
}

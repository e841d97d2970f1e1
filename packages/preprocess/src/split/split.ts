/** Which samples train and which test, as ascending row indices of one sample list. */
export interface Split {
  /** For people: `holdout`, `fold 2`, `repeat 1, fold 2`. */
  readonly label: string;
  readonly train: readonly number[];
  readonly test: readonly number[];
}

/** An outer split with the inner splits of its training rows; inner indices too are those of the whole list. */
export interface NestedSplit extends Split {
  readonly inner: readonly Split[];
}

/** How many outer splits an experiment has, and how many inner folds each of them. */
export interface SplitShape {
  readonly outer: number;
  readonly inner: number;
}

/** What becomes of sample ids: each part that a regular expression finds is replaced. */
export interface IdPattern {
  /** A regular expression of JavaScript (flags `gu`). */
  readonly pattern: string;
  /** What stands for what was found; `$1` is the first group. */
  readonly replacement: string;
}

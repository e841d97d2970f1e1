/** One thing that is wrong: a code for programs, words for people. */
export interface Problem {
  /** Stays the same when the words change: `unknown-parameter`. */
  readonly code: string;
  /** What is wrong, as a sentence without its full stop. */
  readonly message: string;
  /** What it is wrong with: the name of a parameter, the id of a marker, gene or sample. */
  readonly subject?: string | undefined;
  /** What to do next, likewise without a full stop. */
  readonly hint?: string | undefined;
}

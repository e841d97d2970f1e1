/** One thing that is wrong with somebody's data: what, where, and what to do about it. */
export interface DataProblem {
  /** What is wrong, as a sentence without its full stop. For people: programs ask for `code`. */
  readonly message: string;
  /** What is wrong, as a stable word such as `not-a-number`; set wherever a program might ask. */
  readonly code?: string | undefined;
  readonly file?: string | undefined;
  /** 1-based. */
  readonly line?: number | undefined;
  /** 1-based, in characters. */
  readonly column?: number | undefined;
  /** The text at fault, as the file has it. */
  readonly value?: string | undefined;
  /** What to do next, as a sentence without its full stop. */
  readonly hint?: string | undefined;
}

/** One thing that is wrong with what was asked for. */
export interface RequestProblem {
  /** The key of the request that it is about, such as `minFound`. */
  readonly key?: string;
  /** What is wrong. Keys of the request stand in backticks. */
  readonly message: string;
  /** What to do next. */
  readonly hint?: string | undefined;
}

/** A request that cannot be used as it is: what is wrong with it, all at once, and what to ask for instead. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  /** What was given is at fault, not the program. */
  readonly fault = 'input';
  readonly problems: readonly RequestProblem[];

  constructor(problems: string | RequestProblem | readonly RequestProblem[], options?: ErrorOptions) {
    const all =
      typeof problems === 'string' ? [{ message: problems }] : 'message' in problems ? [problems] : problems;
    super(all.map(describe).join('\n'), options);
    this.problems = all;
  }
}

function describe({ key, message, hint }: RequestProblem): string {
  return `${key === undefined ? '' : `${key}: `}${message}${hint === undefined ? '' : `; ${hint}`}`;
}

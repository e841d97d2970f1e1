import type { Problem } from './problem.js';

/** A step or a split that cannot be done: everything that is wrong with it, what, where and what to do next. */
export class PreprocessError extends Error {
  override readonly name = 'PreprocessError';
  /** What was given is at fault, not the program. */
  readonly fault = 'input';
  readonly problems: readonly Problem[];

  /** @param what - what cannot be done, to begin each line of the message with. */
  constructor(problems: Problem | readonly Problem[], what?: string, options?: ErrorOptions) {
    const all = 'message' in problems ? [problems] : problems;
    const lines = all.map(({ message, hint }) =>
      [what, message, hint].filter((part) => part !== undefined).join(': '),
    );
    super(lines.map((line) => `${line}.`).join('\n'), options);
    this.problems = all;
  }
}

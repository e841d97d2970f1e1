import type { Problem } from '@snpress/preprocess';

/** A fit, prediction or export that cannot be done: everything that is wrong with it, what, where and what to do next. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly problems: readonly Problem[];

  /**
   * @param fault - whether what was given is at fault or the program, as where a number does not converge.
   * @param what - what cannot be done, to begin the message with: `cannot fit ridge`.
   */
  constructor(
    readonly fault: 'input' | 'program',
    problems: Problem | readonly Problem[],
    what?: string,
  ) {
    const all = 'message' in problems ? [problems] : problems;
    const sentences = all.map(({ message, hint }) => (hint === undefined ? message : `${message}; ${hint}`));
    super(what === undefined ? sentences.join('\n') : `${what}: ${sentences.join('; ')}`);
    this.problems = all;
  }
}

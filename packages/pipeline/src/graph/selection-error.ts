/** A choice of stages that the graph does not have, with everything that is wrong with it. */
export class SelectionError extends Error {
  override readonly name = 'SelectionError';
  /** What was given is at fault, not the program. */
  readonly fault = 'input';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/** A choice of stages that the graph does not have, with everything that is wrong with it. */
export class SelectionError extends Error {
  override readonly name = 'SelectionError';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

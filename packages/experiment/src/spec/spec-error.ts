/** A spec (or the command line that changes it) cannot be used; every problem is in the message. */
export class SpecError extends Error {
  override readonly name = 'SpecError';
  /** What was given is at fault, not the program. */
  readonly fault = 'input';

  constructor(
    readonly summary: string,
    readonly details: readonly string[],
    options?: ErrorOptions,
  ) {
    super([summary, ...details].join('\n\n'), options);
  }
}

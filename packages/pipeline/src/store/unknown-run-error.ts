/** A store has no run of this name; the message says which it has. */
export class UnknownRunError extends Error {
  override readonly name = 'UnknownRunError';
  /** What was given is at fault, not the program. */
  readonly fault = 'input';
}

/** A store has no run of this name; the message says which it has. */
export class UnknownRunError extends Error {
  override readonly name = 'UnknownRunError';
}

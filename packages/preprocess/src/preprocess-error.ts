/** A step or a split that cannot be done, with a message that says what, where and what to do next. */
export class PreprocessError extends Error {
  override readonly name = 'PreprocessError';
  /** What was given is at fault, not the program. */
  readonly fault = 'input';
}

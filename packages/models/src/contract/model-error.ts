/** A fit or prediction that cannot be done, with a message that says what, where and what to do next. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

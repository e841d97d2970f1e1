/** Predictions that cannot be judged, with a message that says what, where and what to do next. */
export class EvaluationError extends Error {
  override readonly name = 'EvaluationError';
}

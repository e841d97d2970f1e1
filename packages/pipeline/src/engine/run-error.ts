/** A stage that did not come to its end. The message names the stage; `cause` is the error as the stage threw it. */
export class StageError extends Error {
  override readonly name = 'StageError';

  constructor(
    readonly stage: string,
    override readonly cause: Error,
  ) {
    super(`stage "${stage}": ${cause.message}`);
  }
}

/** It was cancelled; the message says what is left and how to go on. */
export class RunAborted extends Error {
  override readonly name = 'RunAborted';
}

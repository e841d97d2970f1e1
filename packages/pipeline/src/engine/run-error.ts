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

/** The run was cancelled. Stages that had finished are kept. */
export class RunAborted extends Error {
  override readonly name = 'RunAborted';

  constructor(finished: number, stages: number) {
    super(
      `The run was cancelled with ${finished} of ${stages} stages finished; they are kept, ` +
        'and running it again goes on from there.',
    );
  }
}

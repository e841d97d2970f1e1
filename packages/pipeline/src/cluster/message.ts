import type { ErrorParts } from '../executor/error-parts.js';
import type { Execution, StageTask } from '../executor/executor.js';

/** A stage on its way to a pilot. Each giving of it has a number of its own, which is part of the names of its outputs. */
export interface PilotTask extends Omit<StageTask, 'module'> {
  readonly module: string;
  /** Digest of the code that the driver sees there. */
  readonly code: string;
}

/** What the driver tells a pilot. `to` is the incarnation that is meant: a job that was requeued is another one. */
export type DriverMessage = { readonly to: string } & (
  | { readonly type: 'task'; readonly attempt: number; readonly task: PilotTask }
  | { readonly type: 'drop'; readonly attempt: number }
  | { readonly type: 'leave' }
);

/** What a pilot tells the driver. */
export type PilotMessage = { readonly from: string } & (
  | ({ readonly type: 'hello' } & PilotFacts)
  | { readonly type: 'beat' }
  /** It is to end soon and takes no more. */
  | { readonly type: 'draining' }
  | { readonly type: 'bye' }
  | StageMessage
);

/** What a pilot tells of a stage. */
export type StageMessage = { readonly attempt: number } & (
  | { readonly type: 'progress'; readonly done: number }
  | { readonly type: 'warning'; readonly message: string }
  | { readonly type: 'end'; readonly execution: Execution; readonly outputs: WrittenFiles }
  | { readonly type: 'failed'; readonly error: ErrorParts }
  /** The code of the stage is another one there. */
  | { readonly type: 'other-code'; readonly parts: { readonly [part: string]: string } }
);

/** The outputs of a stage as the pilot has written them. */
export interface WrittenFiles {
  readonly [name: string]: { readonly bytes: number; readonly digest: string };
}

/** What must be the same where the driver runs and where a pilot does, and the name of the machine. */
export interface PilotFacts {
  readonly machine: string;
  readonly node: string;
  readonly engine: string;
}

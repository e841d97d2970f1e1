import type { MessagePort } from 'node:worker_threads';
import type { ErrorParts } from './error-parts.js';
import type { Execution, StageTask } from './executor.js';

/** A task on its way to a worker thread. */
export type WorkerTask = Omit<StageTask, 'module'> & { readonly module: string; readonly port: MessagePort };

/** What a worker tells while it runs a stage; `end` or `failed` is the last. */
export type WorkerMessage =
  | { readonly type: 'progress'; readonly done: number }
  | { readonly type: 'warning'; readonly message: string }
  | { readonly type: 'end'; readonly execution: Execution }
  | { readonly type: 'failed'; readonly error: ErrorParts };

import type { MessagePort } from 'node:worker_threads';
import type { StageTask } from './executor.js';

/** A task on its way to a worker thread. */
export type WorkerTask = Omit<StageTask, 'module'> & { readonly module: string; readonly port: MessagePort };

/** What a worker tells while it runs a stage; `end` is the last. */
export type WorkerMessage =
  | { readonly type: 'progress'; readonly done: number }
  | { readonly type: 'warning'; readonly message: string }
  | { readonly type: 'end'; readonly error?: ErrorParts };

/** What is to survive of an error; structured cloning would lose its name and code. */
export interface ErrorParts {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: string;
}

export function takeApart(error: unknown): ErrorParts {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  return {
    name: error.name,
    message: error.message,
    ...(error.stack !== undefined && { stack: error.stack }),
    ...('code' in error && typeof error.code === 'string' && { code: error.code }),
  };
}

export function putTogether({ name, message, stack, code }: ErrorParts): Error {
  const error = new Error(message);
  const own = { value: name, configurable: true, writable: true };
  Object.defineProperty(error, 'name', own);
  if (stack !== undefined) error.stack = stack;
  return code === undefined ? error : Object.assign(error, { code });
}

import type { MessagePort } from 'node:worker_threads';
import type { Execution, StageTask } from './executor.js';

/** A task on its way to a worker thread. */
export type WorkerTask = Omit<StageTask, 'module'> & { readonly module: string; readonly port: MessagePort };

/** What a worker tells while it runs a stage; `end` or `failed` is the last. */
export type WorkerMessage =
  | { readonly type: 'progress'; readonly done: number }
  | { readonly type: 'warning'; readonly message: string }
  | { readonly type: 'end'; readonly execution: Execution }
  | { readonly type: 'failed'; readonly error: ErrorParts };

/** What is to survive of an error; structured cloning would lose its name, code and fault. */
export interface ErrorParts {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: string;
  /** `input` where what was given is at fault, not the program. */
  readonly fault?: string;
}

export function takeApart(error: unknown): ErrorParts {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { name, message, stack, code, fault } = error as Error & { code?: unknown; fault?: unknown };
  return {
    name,
    message,
    ...(stack !== undefined && { stack }),
    ...(typeof code === 'string' && { code }),
    ...(typeof fault === 'string' && { fault }),
  };
}

export function putTogether({ name, message, stack, ...others }: ErrorParts): Error {
  const error = new Error(message);
  const own = { value: name, configurable: true, writable: true };
  Object.defineProperty(error, 'name', own);
  if (stack !== undefined) error.stack = stack;
  return Object.assign(error, others);
}

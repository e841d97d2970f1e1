import type { Executor, ExecutorOptions } from './executor.js';
import { createInlineExecutor } from './inline-executor.js';
import { createLocalExecutor } from './local-executor.js';

/** Every place where stages can run. A new one is a file and its line here. */
export const executors = {
  local: createLocalExecutor,
  inline: createInlineExecutor,
} as const satisfies Record<string, (options: ExecutorOptions) => Executor>;

export type ExecutorName = keyof typeof executors;

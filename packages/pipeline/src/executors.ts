import { createSlurmExecutor } from './cluster/slurm-executor.js';
import type { Executor, ExecutorOptions } from './executor/executor.js';
import { createInlineExecutor } from './executor/inline-executor.js';
import { createLocalExecutor } from './executor/local-executor.js';

/** Every place where stages can run. A new one is a file and its line here. */
export const executors = {
  local: createLocalExecutor,
  slurm: createSlurmExecutor,
  inline: createInlineExecutor,
} as const satisfies Record<string, (options: ExecutorOptions) => Executor>;

export type ExecutorName = keyof typeof executors;

import { callStage } from './call-stage.js';
import type { Executor } from './executor.js';

/** Runs one stage at a time in the calling thread: for tests, debuggers and tiny stages. */
export function createInlineExecutor(): Executor {
  return {
    concurrency: 1,
    execute: ({ module, parameters, seed, inputs, outputs }, { onProgress, onWarning, signal }) =>
      callStage(module, {
        parameters: structuredClone(parameters),
        seed,
        inputs,
        outputs,
        progress: onProgress,
        warn: onWarning,
        signal,
      }),
    close: () => Promise.resolve(),
  };
}

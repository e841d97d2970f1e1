import { lstatSync } from 'node:fs';
import { takeApart } from '../executor/error-parts.js';
import type { Executor, StageHooks } from '../executor/executor.js';
import { digestFile } from '../key/digest.js';
import { flush } from '../store/publish-file.js';
import type { PilotMessage, PilotTask, WrittenFiles } from './message.js';
import { moduleCode } from './module-code.js';
import { attemptPath } from './pilot-files.js';

/** Progress is told this often, in milliseconds: each time is a write to a shared disk. */
const progressEvery = 1_000;

type Tell = (message: WithoutSender<PilotMessage>) => void;
export type WithoutSender<Message> = Message extends unknown ? Omit<Message, 'from'> : never;

/** Runs a stage on a pilot and tells the driver what becomes of it; nothing when it is dropped. */
export async function runTask(
  { module, code, ...task }: PilotTask,
  attempt: number,
  executor: Executor,
  signal: AbortSignal,
  tell: Tell,
): Promise<void> {
  let toldAt = -Infinity;
  const hooks: StageHooks = {
    signal,
    onQueued: () => undefined,
    onStarted: () => undefined,
    onProgress(done) {
      const now = performance.now();
      if (now - toldAt < progressEvery) return;
      toldAt = now;
      tell({ type: 'progress', attempt, done });
    },
    onWarning(message) {
      tell({ type: 'warning', attempt, message });
    },
  };
  try {
    const own = await moduleCode(module);
    if (own.digest !== code) {
      tell({ type: 'other-code', attempt, parts: own.parts });
      return;
    }
    const outputs = Object.fromEntries(
      Object.entries(task.outputs).map(([name, path]) => [name, attemptPath(path, attempt)]),
    );
    const execution = await executor.execute({ ...task, module: new URL(module), outputs }, hooks);
    tell({ type: 'end', attempt, execution, outputs: await writtenFiles(outputs) });
  } catch (error) {
    if (!signal.aborted) tell({ type: 'failed', attempt, error: takeApart(error) });
  }
}

/** Flushes what a stage has written, so that it is there before it is told of. */
async function writtenFiles(outputs: { readonly [name: string]: string }): Promise<WrittenFiles> {
  const written: [string, WrittenFiles[string]][] = [];
  for (const [name, path] of Object.entries(outputs)) {
    // That one is missing is for the engine to say.
    if (lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true) continue;
    await flush(path);
    written.push([name, await digestFile(path)]);
  }
  return Object.fromEntries(written);
}

import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Piscina } from 'piscina';
import { putTogether } from './error-parts.js';
import type { Execution, Executor, ExecutorOptions, StageHooks, StageTask } from './executor.js';
import type { WorkerMessage, WorkerTask } from './worker-message.js';

type LastMessage = Extract<WorkerMessage, { readonly type: 'end' | 'failed' }>;

/** A thread that has had nothing to do for so long is ended: it holds on to the memory that its stages took. */
const idleMilliseconds = 1000;

/** Runs stages on worker threads of this process, which start with the first stage and stay warm while there is work. */
export function createLocalExecutor(options: ExecutorOptions = {}): Executor {
  const { workers = availableParallelism(), heapMegabytes } = options;
  if (!Number.isInteger(workers) || workers < 1)
    throw new RangeError(`workers is ${workers}; it must be a whole number of at least 1`);
  let pool: Promise<Piscina> | undefined;
  return {
    concurrency: workers,
    async execute(task, hooks) {
      pool ??= startPool(workers, heapMegabytes);
      return runOn(await pool, task, hooks);
    },
    async close() {
      await (await pool)?.destroy();
      pool = undefined;
    },
  };
}

/**
 * Megabytes of objects that a thread makes before the first full collection, which also throws away compiled code: V8 begins with much less, and
 * collected garbage and compiled again for a quarter of the time of a run of short stages.
 */
const firstCollection = 256;

/**
 * Bytes of bytecode that a function runs before V8 looks whether to optimise it, rather more than twice its default: a run of short stages compiled much
 * that it hardly ran again, in each thread anew, for a fifth of its time.
 */
const beforeOptimising = 300_000;

/** V8 of Node 22 counts calls in its place, and writes to the terminal that it does not know the flag. */
const hasInterruptBudget = Number.parseInt(process.versions.v8) < 12;

/** Piscina is loaded with the first stage: a run in which nothing has to be done shall not wait for it. */
async function startPool(workers: number, heapMegabytes: number | undefined): Promise<Piscina> {
  const { Piscina } = await import('piscina');
  const most = Math.min(firstCollection, Math.floor((heapMegabytes ?? Infinity) / 2));
  setFlagsFromString(`--initial-old-space-size=${most}`);
  if (hasInterruptBudget) setFlagsFromString(`--interrupt-budget=${beforeOptimising}`);
  return new Piscina({
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: 0,
    maxThreads: workers,
    idleTimeout: idleMilliseconds,
    atomics: 'disabled',
    recordTiming: false,
    ...(heapMegabytes !== undefined && { resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } }),
  });
}

async function runOn(pool: Piscina, task: StageTask, hooks: StageHooks): Promise<Execution> {
  const { port1, port2 } = new MessageChannel();
  const ended = listen(port1, hooks);
  const message: WorkerTask = { ...task, module: task.module.href, port: port2 };
  try {
    await pool.run(message, { transferList: [port2], signal: hooks.signal });
  } catch (error) {
    port1.close();
    throw hooks.signal.aborted ? error : lostWorker(error);
  }
  // The port and the pool's own channel are not ordered: messages may still be on their way.
  const end = await ended;
  if (end.type === 'failed') throw putTogether(end.error);
  return end.execution;
}

/** Passes messages on to the hooks until the last one, which says how the stage ended. */
function listen(port: MessagePort, hooks: StageHooks): Promise<LastMessage> {
  return new Promise((resolve) => {
    port.on('message', (message: WorkerMessage) => {
      if (message.type === 'progress') hooks.onProgress(message.done);
      else if (message.type === 'warning') hooks.onWarning(message.message);
      else {
        port.close();
        resolve(message);
      }
    });
  });
}

function lostWorker(error: unknown): Error {
  const outOfMemory = (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY';
  const why = error instanceof Error ? error.message : String(error);
  const message = outOfMemory
    ? 'its worker thread ran out of memory: run with fewer workers or a larger heap (node --max-old-space-size)'
    : `its worker thread died (${why})`;
  return new Error(message, { cause: error });
}

import { callStage } from './call-stage.js';
import { takeApart } from './error-parts.js';
import type { WorkerMessage, WorkerTask } from './worker-message.js';

/** Progress is told in steps of half a per cent, and not all the time: a stage may report it in its innermost loop. */
const progressStep = 0.005;
const progressMilliseconds = 50;

/** Runs in a worker thread. Cancelling ends the thread, so the signal given to the stage never fires here. */
export default async function runTask(task: WorkerTask): Promise<void> {
  const { port, module, parameters, seed, inputs, outputs } = task;
  const tell = (message: WorkerMessage) => {
    port.postMessage(message);
  };
  let told = -Infinity;
  let toldAt = -Infinity;
  const progress = (done: number) => {
    const now = performance.now();
    if (done < 1 && (done < told + progressStep || now < toldAt + progressMilliseconds)) return;
    told = done;
    toldAt = now;
    tell({ type: 'progress', done });
  };
  const warn = (message: string) => {
    tell({ type: 'warning', message });
  };
  const { signal } = new AbortController();
  try {
    const context = { parameters, seed, inputs, outputs, progress, warn, signal };
    tell({ type: 'end', execution: await callStage(new URL(module), context) });
  } catch (error) {
    tell({ type: 'failed', error: takeApart(error) });
  } finally {
    port.close();
  }
}

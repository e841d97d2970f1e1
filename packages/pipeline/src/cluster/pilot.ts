import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { createLocalExecutor } from '../executor/local-executor.js';
import { errorCode } from '../store/store-error.js';
import { createMailReader, post } from './mailbox.js';
import type { DriverMessage, PilotMessage } from './message.js';
import { pauseAfter, type Pace } from './pace.js';
import { pilotFacts } from './pilot-facts.js';
import { pilotFiles, type PilotFiles } from './pilot-files.js';
import { runTask, type WithoutSender } from './run-task.js';

/** What all pilots of a run are told before they start. */
export interface PilotSettings {
  /** How many stages it runs at one time. */
  readonly workers: number;
  readonly heapMegabytes?: number | undefined;
  /** After how many milliseconds without work it leaves. */
  readonly idle: number;
  readonly pace: Pace;
}

/**
 * Runs the stages that the driver gives it, in worker threads of this process, until it is told to leave, has nothing to do, is to
 * end (`SIGTERM`: then it finishes what it has), or the driver is gone.
 *
 * @param folder where the driver and its pilots talk
 * @param name of this pilot
 * @returns why it left
 */
export async function runPilot(folder: string, name: string): Promise<string> {
  const files = pilotFiles(folder);
  try {
    return await serve(files, name);
  } catch (error) {
    if (!isGone(error)) throw error;
    return 'the driver has ended: its folder is gone';
  }
}

async function serve(files: PilotFiles, name: string): Promise<string> {
  const settings = JSON.parse(readFileSync(files.settings, 'utf8')) as PilotSettings;
  const { pace, idle } = settings;
  const from = randomUUID();
  const outbox = firstEmpty(files, name);
  // That the driver's folder is gone is seen when the inbox is read.
  const tell = (message: WithoutSender<PilotMessage>) => {
    try {
      post(outbox, { from, ...message });
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  };
  const executor = createLocalExecutor(settings);
  const running = new Map<number, AbortController>();
  const readInbox = createMailReader<DriverMessage>(files.inbox(name));
  const silence = createSilence(files.pulse);
  let reason: string | undefined;
  let newsAt = performance.now();
  let beatAt = newsAt;

  const start = ({ attempt, task }: Extract<DriverMessage, { type: 'task' }>) => {
    const controller = new AbortController();
    running.set(attempt, controller);
    void runTask(task, attempt, executor, controller.signal, tell).finally(() => {
      running.delete(attempt);
      newsAt = performance.now();
    });
  };
  const follow = (message: DriverMessage) => {
    if (message.type === 'task') start(message);
    else if (message.type === 'drop') running.get(message.attempt)?.abort();
    else {
      for (const controller of running.values()) controller.abort();
      reason = 'it was told to';
    }
  };
  process.on('SIGTERM', () => {
    if (reason !== undefined) return;
    reason = 'it was to end (SIGTERM), and has finished what it had';
    tell({ type: 'draining' });
  });

  tell({ type: 'hello', ...pilotFacts() });
  for (;;) {
    const now = performance.now();
    const news = (await readInbox()).filter(({ to }) => to === from);
    if (news.length > 0) newsAt = now;
    // What arrives after it has said that it drains is given to another when it says goodbye.
    if (reason === undefined) news.forEach(follow);
    if (now - beatAt >= pace.beat) {
      beatAt = now;
      tell({ type: 'beat' });
      if ((await silence()) > 2 * pace.silent) return 'the driver has been silent';
    }
    if (running.size === 0 && now - newsAt > idle) reason ??= 'there was nothing to do';
    if (reason !== undefined && running.size === 0) break;
    await setTimeout(pauseAfter(performance.now() - newsAt));
  }
  tell({ type: 'bye' });
  return reason;
}

/** An incarnation that was lost may still write into its own. */
function firstEmpty(files: PilotFiles, name: string): string {
  for (let incarnation = 0; ; incarnation++) {
    const outbox = files.outbox(name, incarnation);
    if ((statSync(outbox, { throwIfNoEntry: false })?.size ?? 0) === 0) return outbox;
  }
}

/** For how many milliseconds the pulse has not grown, by the clock of this machine alone. */
function createSilence(pulse: string): () => Promise<number> {
  let size = -1;
  let grownAt = performance.now();
  return async () => {
    const handle = await open(pulse, 'r');
    const now = await handle.stat().finally(() => handle.close());
    if (now.size !== size) {
      size = now.size;
      grownAt = performance.now();
    }
    return performance.now() - grownAt;
  };
}

function isGone(error: unknown): boolean {
  return ['ENOENT', 'ESTALE'].includes(errorCode(error) ?? '');
}

import type { RunEvent } from '@snpress/pipeline';
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Phase } from '../compile/phase.js';
import { removeEmpty } from './remove-empty.js';

/** So long at most events wait before they are written, in milliseconds. */
const pause = 250;
const abandonedAfter = 24 * 3_600_000;

/** How the files are called that say how far a run is, in the folder of its experiment. */
export const progressFile = /^\.running-.*\.ndjson$/;

/** The first line of such a file. */
export interface ProgressStart {
  readonly type: 'run';
  /** ISO 8601. */
  readonly time: string;
  readonly experiment: string;
  readonly pid: number;
  readonly host: string;
  /** How many stages run at one time. */
  readonly workers: number;
  readonly phases: readonly Phase[];
}

/** Where the events of a run go for whoever follows it. */
export interface ProgressLog {
  onEvent(event: RunEvent): void;
  /** Removes the file. */
  close(): void;
}

/**
 * Writes the events of a run, a line of JSON each, to a file in the folder of its experiment, which is gone when the run ends. What cannot
 * be written is not: a run does not fail for it.
 */
export function openProgressLog(
  folder: string,
  start: Omit<ProgressStart, 'type' | 'time' | 'pid' | 'host'>,
): ProgressLog {
  const time = new Date().toISOString();
  const file = path.join(folder, `.running-${time.replace(/\D/g, '')}-${process.pid}.ndjson`);
  let made: string | undefined;
  let handle: number | undefined;
  let waiting: string[] = [];
  const shares = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;

  const flush = (): void => {
    timer = undefined;
    if (handle === undefined) return;
    const lines = [...waiting, ...shares.values()].join('');
    waiting = [];
    shares.clear();
    attempt(() => writeSync(handle!, lines));
  };
  const line = (content: object): string => `${JSON.stringify(content)}\n`;

  attempt(() => {
    made = mkdirSync(folder, { recursive: true });
    removeAbandoned(folder);
    handle = openSync(file, 'wx');
    writeSync(handle, line({ type: 'run', time, pid: process.pid, host: os.hostname(), ...start }));
  });
  return {
    onEvent({ type, ...event }) {
      if (handle === undefined) return;
      const text = line({ type, time: new Date().toISOString(), ...event });
      // Of how far a stage is, the last word is enough.
      if (type === 'stage-progress' && 'stage' in event) shares.set(event.stage, text);
      else waiting.push(text);
      timer ??= setTimeout(flush, pause).unref();
    },
    close() {
      clearTimeout(timer);
      attempt(() => {
        if (handle !== undefined) closeSync(handle);
        handle = undefined;
        rmSync(file, { force: true });
        if (made !== undefined) removeEmpty(folder, path.resolve(made));
      });
    },
  };
}

function attempt(act: () => void): void {
  try {
    act();
  } catch {
    // A full disk, say: the run itself will say so where it matters.
  }
}

/** A process that is killed leaves its file. */
function removeAbandoned(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!progressFile.test(name)) continue;
    const file = path.join(folder, name);
    const { mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? { mtimeMs: Infinity };
    if (Date.now() - mtimeMs > abandonedAfter) rmSync(file, { force: true });
  }
}

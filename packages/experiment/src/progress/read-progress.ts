import type { RunEvent } from '@snpress/pipeline';
import type { RunningRun } from '@snpress/report';
import { closeSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { foldersIn } from '../run-history/run-folders.js';
import { progressFile, type ProgressStart } from '../run/progress-log.js';
import { trackRun, type RunTracker } from './run-progress.js';
import { describeTimeLeft, timeLeft } from './time-left.js';

/** Of a process on another machine it is known alone when it last wrote. */
const silentAfter = 10 * 60_000;

/** Follows the runs in progress below a folder. */
export interface ProgressReader {
  /** How far each of them is now; what was read before is not read again. */
  read(): readonly RunningRun[];
}

/** Follows the files that runs write while they go; writes nothing. */
export function createProgressReader(parent: string): ProgressReader {
  const known = new Map<string, Followed>();
  return {
    read() {
      const files = foldersIn(parent).flatMap((experiment) =>
        readdirSync(path.join(parent, experiment))
          .filter((name) => progressFile.test(name))
          .map((name) => path.join(parent, experiment, name)),
      );
      for (const file of known.keys()) if (!files.includes(file)) known.delete(file);
      return files.flatMap((file) => {
        const followed = known.get(file) ?? { at: 0, rest: '', writtenAt: 0 };
        known.set(file, followed);
        try {
          follow(file, followed);
        } catch {
          return []; // It has just ended, or is not ours to read.
        }
        return followed.start === undefined ? [] : [summaryOf(followed as Begun)];
      });
    },
  };
}

/** A file that is read as it grows. */
interface Followed {
  at: number;
  rest: string;
  writtenAt: number;
  start?: ProgressStart;
  tracker?: RunTracker;
}

type Begun = Followed & Required<Pick<Followed, 'start' | 'tracker'>>;

function follow(file: string, followed: Followed): void {
  const handle = openSync(file, 'r');
  try {
    const { size, mtimeMs } = fstatSync(handle);
    const bytes = Buffer.alloc(size - followed.at);
    followed.at += readSync(handle, bytes, 0, bytes.length, followed.at);
    followed.writtenAt = mtimeMs;
    const lines = (followed.rest + bytes.toString()).split('\n');
    followed.rest = lines.pop()!;
    for (const line of lines)
      take(followed, JSON.parse(line) as ProgressStart | (RunEvent & { time: string }));
  } finally {
    closeSync(handle);
  }
}

function take(followed: Followed, event: ProgressStart | (RunEvent & { time: string })): void {
  if (event.type === 'run') {
    followed.start = event;
    followed.tracker = trackRun(event.phases, Date.parse(event.time));
  } else followed.tracker?.apply(event, Date.parse(event.time));
}

function summaryOf({ start, tracker, writtenAt }: Begun): RunningRun {
  const { progress } = tracker;
  const left = timeLeft(progress, Date.now(), start.workers);
  return {
    experiment: start.experiment,
    startedAt: start.time,
    isAlive: start.host === os.hostname() ? isRunning(start.pid) : Date.now() - writtenAt < silentAfter,
    phases: progress.phases.map(({ title, stages, ended, hits, failed, running }) => ({
      title,
      ended,
      failed,
      stages: stages.length,
      reused: hits,
      running: [...running].map(({ id, share }) => ({ id, share })),
    })),
    left: left && describeTimeLeft(left),
    warnings: progress.warnings.size,
  };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { SlurmProfile } from '../executor/slurm-profile.js';
import { createFleetPilot, type FleetPilot } from './fleet-pilot.js';
import { logTail } from './log-tail.js';
import type { Pace } from './pace.js';
import { pilotFiles } from './pilot-files.js';
import { createQueueWatch, type QueueWatch } from './queue-watch.js';
import { cancel, sbatchArguments, SlurmError, submit } from './slurm-commands.js';

/** So many pilots in a row that end before they have said anything mean that none will. */
const mostFalseStarts = 3;

/** So long, in milliseconds, the number of missing pilots must be the same: stages are handed over one by one, pilots submitted together. */
const settling = 50;

export interface FleetOptions {
  readonly profile: SlurmProfile;
  /** Where driver and pilots talk. */
  readonly folder: string;
  readonly pace: Pace;
  /** How many pilots there are at most. */
  readonly mostPilots: number;
  /** A pilot has ended, or waits to be started again, although it has not said goodbye. Awaited. */
  readonly onLost: (pilot: FleetPilot, why: string) => Promise<void>;
  /** Nothing can run any more. */
  readonly onStop: (error: Error) => void;
}

/** The pilots, as far as Slurm is concerned. */
export interface Fleet extends QueueWatch {
  /** Those that have not ended. */
  readonly pilots: readonly FleetPilot[];
  /** Submits as many as are missing. */
  want(count: number): void;
  /** A pilot has said hello. */
  greet(): void;
  /** The log of a pilot. */
  readonly log: (pilot: FleetPilot) => string;
  /** Ends them all. */
  close(): Promise<void>;
}

export function createFleet({ profile, folder, pace, mostPilots, onLost, onStop }: FleetOptions): Fleet {
  const files = pilotFiles(folder);
  const run = `snpress-${randomUUID().slice(0, 8)}`;
  const submitted: string[] = [];
  let pilots: FleetPilot[] = [];
  let submitting: Promise<void> | undefined;
  let isClosing = false;
  let lacking = { count: 0, since: 0 };
  let falseStarts = 0;

  const log = ({ name }: FleetPilot) => join(profile.logs ?? folder, `${name}.log`);
  const alive = () => (pilots = pilots.filter(({ state }) => state !== 'ended'));

  const { watch, watchSoon } = createQueueWatch({
    ...{ pilots: alive, pace, onLost, onStop },
    onFalseStart(pilot, why) {
      falseStarts++;
      if (falseStarts < mostFalseStarts) return;
      const many = `${falseStarts} pilot jobs have ended before they began to work (${why})`;
      onStop(new Error(`${many}, so no more are submitted. ${logTail(log(pilot))}`));
    },
  });

  const add = async (count: number): Promise<void> => {
    const job = `${run}-${submitted.length + 1}`;
    submitted.push(job);
    const added = Array.from({ length: count }, (_, index) => createFleetPilot(files, job, index + 1));
    try {
      await submit(sbatchArguments(profile, { job, count, folder, script: files.script }));
    } catch (error) {
      if (!(error instanceof SlurmError) || !error.isPassing) throw error;
      // It may have been submitted all the same; the queue will say.
      for (const pilot of added) pilot.isDoubtful = true;
    }
    pilots.push(...added);
    watchSoon();
  };

  return {
    get pilots() {
      return alive();
    },
    want(count) {
      if (isClosing) return;
      const present = pilots.filter(({ state }) => state === 'submitted' || state === 'here');
      // Those that were requeued are not waited for, but they are not to become many either.
      const missing = Math.min(count - present.length, 2 * mostPilots - pilots.length);
      if (missing !== lacking.count) lacking = { count: missing, since: performance.now() };
      if (missing <= 0 || submitting !== undefined || performance.now() - lacking.since < settling) return;
      submitting = add(missing)
        .catch(onStop)
        .finally(() => {
          submitting = undefined;
        });
    },
    watch,
    watchSoon,
    greet() {
      falseStarts = 0;
      watchSoon();
    },
    log,
    async close() {
      isClosing = true;
      // What is being submitted cannot be ended before it is in the queue.
      await submitting;
      for (const pilot of alive()) if (pilot.self !== undefined) pilot.tell({ type: 'leave' });
      // Where Slurm does not answer, pilots leave when they no longer hear of the driver.
      await Promise.allSettled(submitted.map(cancel));
    },
  };
}

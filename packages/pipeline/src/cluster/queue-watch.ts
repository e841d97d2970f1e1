import type { FleetPilot } from './fleet-pilot.js';
import { judgePilot } from './judge-pilot.js';
import type { Pace } from './pace.js';
import { queueOf, SlurmError, type QueuedJob } from './slurm-commands.js';

export interface QueueWatchOptions {
  readonly pilots: () => readonly FleetPilot[];
  readonly pace: Pace;
  /** A pilot has ended, or waits to be started again, although it has not said goodbye. Awaited. */
  readonly onLost: (pilot: FleetPilot, why: string) => Promise<void>;
  /** It has ended, and had never said hello. */
  readonly onFalseStart: (pilot: FleetPilot, why: string) => void;
  readonly onStop: (error: Error) => void;
}

/** Asks Slurm now and then how pilots are. That it does not answer is no news. */
export interface QueueWatch {
  /** Asks when it is time. */
  readonly watch: () => void;
  /** Something has happened: it is time soon. */
  readonly watchSoon: () => void;
}

export function createQueueWatch(options: QueueWatchOptions): QueueWatch {
  const { pilots, pace, onLost, onFalseStart, onStop } = options;
  let isAsking = false;
  let askAt = performance.now() + pace.watchSoon;

  const watchSoon = () => {
    askAt = Math.min(askAt, performance.now() + pace.watchSoon);
  };

  const judge = async (pilot: FleetPilot, found: QueuedJob | undefined, askedAt: number): Promise<void> => {
    const verdict = judgePilot(pilot, found, askedAt);
    pilot.unlisted = found === undefined ? pilot.unlisted + 1 : 0;
    if (found !== undefined) pilot.isDoubtful = false;
    if (verdict.fate === 'ending') watchSoon();
    else if (verdict.fate === 'running') {
      pilot.endsAt = askedAt + verdict.timeLeft;
      if (pilot.fullTime === Infinity) pilot.fullTime = verdict.timeLeft;
    } else if (verdict.fate === 'requeued') {
      await onLost(pilot, verdict.why);
      Object.assign(pilot, { state: 'requeued', self: undefined });
    } else if (verdict.fate === 'ended') {
      await onLost(pilot, verdict.why);
      const isFalseStart = pilot.state === 'submitted' && !pilot.isDoubtful;
      pilot.state = 'ended';
      if (isFalseStart) onFalseStart(pilot, verdict.why);
    }
  };

  const ask = async (): Promise<void> => {
    const askedAt = performance.now();
    const jobs = [...new Set(pilots().map(({ job }) => job))];
    let queue: readonly QueuedJob[];
    try {
      queue = await queueOf(jobs);
    } catch (error) {
      if (error instanceof SlurmError) return;
      throw error;
    }
    const byName = new Map(queue.map((found) => [found.pilot, found]));
    for (const pilot of [...pilots()])
      if (pilot.state !== 'ended') await judge(pilot, byName.get(pilot.name), askedAt);
  };

  return {
    watch() {
      if (isAsking || pilots().length === 0 || performance.now() < askAt) return;
      isAsking = true;
      askAt = performance.now() + pace.watch;
      void ask()
        .catch(onStop)
        .finally(() => {
          isAsking = false;
        });
    },
    watchSoon,
  };
}

import { appendFileSync, writeFileSync } from 'node:fs';
import type { Execution, StageHooks, StageTask } from '../executor/executor.js';
import type { SlurmProfile } from '../executor/slurm-profile.js';
import { assignStages } from './assign-stages.js';
import type { PilotRoom } from './choose-pilot.js';
import { createFleet, type Fleet } from './fleet.js';
import { createListener } from './listener.js';
import { logTail } from './log-tail.js';
import { pauseAfter, type Pace } from './pace.js';
import { pilotFiles } from './pilot-files.js';
import type { PilotSettings } from './pilot.js';
import { batchScript } from './slurm-commands.js';
import { createStagesInHand } from './stages-in-hand.js';

export interface DriverOptions {
  readonly profile: SlurmProfile;
  /** On a disk that all machines see. */
  readonly folder: string;
  readonly room: PilotRoom;
  /** How many pilots there are at most. */
  readonly mostPilots: number;
  readonly settings: PilotSettings;
  readonly pace: Pace;
}

/** Gives stages to pilots and hears what becomes of them. */
export interface Driver {
  run(task: StageTask, hooks: StageHooks): Promise<Execution>;
  /** Ends the pilots. */
  close(): Promise<void>;
}

export function startDriver({ profile, folder, room, mostPilots, settings, pace }: DriverOptions): Driver {
  const files = pilotFiles(folder);
  writeFileSync(files.pulse, '');
  writeFileSync(files.script, batchScript(profile));
  writeFileSync(files.settings, JSON.stringify(settings));

  const stages = createStagesInHand({
    retries: pace.retries,
    pilots: () => fleet.pilots,
    logOf: (pilot) => logTail(fleet.log(pilot)),
  });
  const listener = createListener(stages, () => fleet);
  const fleet: Fleet = createFleet({
    profile,
    folder,
    pace,
    mostPilots,
    async onLost(pilot, why) {
      // What it has said before it was lost counts.
      await listener.collect([pilot]);
      stages.lose(pilot, why);
    },
    onStop: (error) => {
      stages.stop(error);
    },
  });

  let attempts = 0;
  let beatAt = -Infinity;
  let timer: NodeJS.Timeout | undefined;

  const giveUpSilent = () => {
    const now = performance.now();
    for (const pilot of fleet.pilots)
      if (pilot.self !== undefined && now - pilot.heardAt > pace.silent) {
        pilot.tell({ type: 'leave' });
        pilot.state = 'ended';
        stages.lose(pilot, `nothing was heard of it for ${pace.silent / 1_000} s`);
      }
  };

  const look = async (): Promise<void> => {
    const now = performance.now();
    if (now - beatAt >= pace.beat) {
      beatAt = now;
      appendFileSync(files.pulse, '.');
    }
    await listener.collect(fleet.pilots);
    giveUpSilent();
    fleet.watch();
    if (stages.isStopped) return;
    const wanted = assignStages(stages.waiting, fleet.pilots, room, () => ++attempts);
    fleet.want(Math.min(mostPilots, wanted));
  };

  const tick = (): void => {
    void look()
      .catch((error: unknown) => {
        stages.stop(error instanceof Error ? error : new Error(String(error)));
      })
      .finally(() => {
        if (timer === undefined) return;
        timer = setTimeout(tick, pauseAfter(performance.now() - listener.newsAt, fleet.pilots.length));
      });
  };
  timer = setTimeout(tick);

  return {
    run(task, hooks) {
      listener.newsAt = performance.now();
      return stages.take(task, hooks);
    },
    async close() {
      clearTimeout(timer);
      timer = undefined;
      await fleet.close();
    },
  };
}

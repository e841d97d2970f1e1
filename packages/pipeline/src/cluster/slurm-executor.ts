import { mkdirSync } from 'node:fs';
import type { Executor, ExecutorOptions } from '../executor/executor.js';
import { startDriver, type Driver } from './driver.js';
import { fleetSize } from './fleet-size.js';
import { usualPace, type Pace } from './pace.js';

/**
 * Runs stages on a Slurm cluster: pilot jobs, of which Slurm decides where and when they run, take them one after the other, so that a stage
 * does not wait in the queue. The first pilots are submitted with the first stage.
 *
 * @param options `sharedFolder` is needed; `workers` overrides the number of pilots
 * @throws {RangeError} when `workers` is no whole number of at least 1.
 * @throws {TypeError} when there is no shared folder.
 */
export function createSlurmExecutor(options: ExecutorOptions, pace: Pace = usualPace): Executor {
  const { workers, heapMegabytes, profile = {}, sharedFolder } = options;
  if (workers !== undefined && !(Number.isInteger(workers) && workers >= 1))
    throw new RangeError(`workers is ${workers}; it must be a whole number of at least 1`);
  if (sharedFolder === undefined)
    throw new TypeError('`sharedFolder` is missing: pilots and driver talk by files on a disk that all see');
  const { pilots, slots } = fleetSize(profile, workers);
  let driver: Driver | undefined;
  const start = () => {
    const folder = sharedFolder();
    const logs = profile.logs ?? folder;
    if (logs.includes('\\'))
      throw new Error(
        `Slurm writes no logs below a folder with a backslash in its name: ${logs}; give \`logs\` another`,
      );
    try {
      // Slurm makes no folder, and fails a job whose log it cannot write without a word of why.
      mkdirSync(logs, { recursive: true });
    } catch (error) {
      throw new Error(
        `The folder of logs cannot be made (${(error as Error).message}); give \`logs\` another`,
        {
          cause: error,
        },
      );
    }
    return startDriver({
      profile,
      folder,
      room: { slots, memory: profile.memory ?? Infinity },
      mostPilots: pilots,
      settings: { workers: slots, heapMegabytes, idle: (profile.idle ?? 60) * 1_000, pace },
      pace,
    });
  };
  return {
    concurrency: pilots * slots,
    hasQueue: true,
    execute: (task, hooks) => (driver ??= start()).run(task, hooks),
    async close() {
      await driver?.close();
      driver = undefined;
    },
  };
}

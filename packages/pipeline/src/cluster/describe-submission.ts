import type { SlurmProfile } from '../executor/slurm-profile.js';
import { fleetSize } from './fleet-size.js';
import { batchScript, sbatchArguments } from './slurm-commands.js';

/** What a run would hand to Slurm. */
export interface Submission {
  /** How many pilot jobs there are at most. */
  readonly pilots: number;
  /** How many stages each of them runs at one time. */
  readonly slots: number;
  /** The command with its arguments; names that come into being with the run are in capitals. */
  readonly command: readonly string[];
  /** The batch script. */
  readonly script: string;
}

/** What {@link createSlurmExecutor} would submit at most at one time. */
export function describeSubmission(profile: SlurmProfile, workers?: number): Submission {
  const { pilots, slots } = fleetSize(profile, workers);
  const names = { job: 'snpress-RUN', folder: '/STORE/temp/FOLDER', script: '/STORE/temp/FOLDER/pilot.sh' };
  return {
    pilots,
    slots,
    command: ['sbatch', ...sbatchArguments(profile, { ...names, count: pilots })],
    script: batchScript(profile),
  };
}

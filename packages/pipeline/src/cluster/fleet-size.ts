import type { SlurmProfile } from '../executor/slurm-profile.js';

/** How many pilots of how many stages each a profile asks for; `workers` is how many stages there are to be at one time. */
export function fleetSize(
  { cpus = 1, pilots = 8 }: SlurmProfile,
  workers?: number,
): { readonly pilots: number; readonly slots: number } {
  return { pilots: workers === undefined ? pilots : Math.ceil(workers / cpus), slots: cpus };
}

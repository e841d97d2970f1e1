import type { Rng } from '@snpress/data';

/** How often each sample is drawn in `samples` draws with replacement. */
export function bootstrapCounts(samples: number, rng: Rng): Uint8Array {
  const counts = new Uint8Array(samples);
  for (let draw = 0; draw < samples; draw++) counts[rng.integer(samples)]!++;
  return counts;
}

import type { Rng } from '@snpress/data';

/** Dosages of which each is missing by the same chance. */
export function withMissingCalls(dosages: Float32Array, rate: number, rng: Rng): Float32Array {
  return dosages.map((dosage) => (rng.uniform() < rate ? NaN : dosage));
}

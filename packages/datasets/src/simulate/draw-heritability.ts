import type { Rng } from '@snpress/data';

/** Draws from the Beta(m / (1 − m), 1) distribution, whose mean is m: many genes with little, few with much. */
export function drawHeritability(mean: number, rng: Rng): number {
  const uniform = 1 - rng.uniform();
  return mean === 0 ? 0 : uniform ** ((1 - mean) / mean);
}

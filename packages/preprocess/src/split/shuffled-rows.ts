import type { Rng } from '@snpress/data';
import { compareText } from './compare-text.js';

/** The rows in a random order that depends on the set of ids and the seed, not on the order of the ids. */
export function shuffledRows(ids: readonly string[], rng: Rng): number[] {
  const sorted = [...ids.keys()].sort((a, b) => compareText(ids[a]!, ids[b]!));
  return Array.from(rng.permutation(ids.length), (place) => sorted[place]!);
}

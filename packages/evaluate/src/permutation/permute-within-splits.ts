import type { Rng } from '@snpress/data';

/** Bytes of permutations that are kept for the next model: all are judged by the same. */
const MOST_KEPT = 2 ** 24;
let last: { readonly of: string; readonly places: Int32Array } | undefined;

/**
 * Permutations of concatenated splits that leave every sample in its split.
 * @param sizes number of samples of each split
 * @param rng from which nothing was drawn yet
 * @returns permutations × samples: the place whose observation comes to each place
 */
export function permuteWithinSplits(sizes: readonly number[], permutations: number, rng: Rng): Int32Array {
  const of = JSON.stringify([rng.seed, permutations, sizes]);
  if (last?.of === of) return last.places;
  const length = sizes.reduce((sum, size) => sum + size, 0);
  const places = new Int32Array(permutations * length);
  for (let permutation = 0, at = 0; permutation < permutations; permutation++) {
    let from = 0;
    for (const size of sizes) {
      const order = rng.permutation(size);
      for (let place = 0; place < size; place++) places[at++] = from + order[place]!;
      from += size;
    }
  }
  if (places.byteLength <= MOST_KEPT) last = { of, places };
  return places;
}

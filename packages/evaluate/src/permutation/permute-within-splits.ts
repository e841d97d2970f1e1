import type { Rng } from '@snpress/data';

/**
 * Permutations of concatenated splits that leave every sample in its split.
 * @param sizes number of samples of each split
 * @returns permutations × samples: the place whose observation comes to each place
 */
export function permuteWithinSplits(sizes: readonly number[], permutations: number, rng: Rng): Int32Array {
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
  return places;
}

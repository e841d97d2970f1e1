import type { Rng } from '@snpress/data';

/**
 * A generator of unsigned 32-bit numbers for millions of draws: xoshiro128++ (Blackman and Vigna 2021) with its state
 * drawn from `rng`. The arithmetic is on whole numbers alone, so a seed gives the same stream everywhere.
 */
export function fastRandom(rng: Rng): () => number {
  let [a, b, c, d] = randomState(rng) as unknown as [number, number, number, number];
  return () => {
    const sum = (a + d) | 0;
    const result = (((sum << 7) | (sum >>> 25)) + a) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
}

/** The state that `fastRandom` starts from. */
export function randomState(rng: Rng): Int32Array {
  const state = Int32Array.from({ length: 4 }, () => rng.integer(0x100000000) | 0);
  state[3]! |= 1;
  return state;
}

/** The bound below which a 32-bit draw lies with the given probability. */
export function threshold(probability: number): number {
  return Math.round(probability * 0x100000000);
}

/** Uniform numbers in [−limit, limit). */
export function symmetricUniforms(next: () => number, length: number, limit: number): Float32Array {
  const scale = (2 * limit) / 0x100000000;
  const values = new Float32Array(length);
  for (let index = 0; index < length; index++) values[index] = next() * scale - limit;
  return values;
}

/** An endless stream of standard normal numbers (Marsaglia's polar method). */
export function normals(next: () => number): () => number {
  let spare = NaN;
  return () => {
    if (!Number.isNaN(spare)) {
      const value = spare;
      spare = NaN;
      return value;
    }
    for (;;) {
      const u = next() / 0x80000000 - 1;
      const v = next() / 0x80000000 - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) {
        const factor = Math.sqrt((-2 * Math.log(s)) / s);
        spare = v * factor;
        return u * factor;
      }
    }
  };
}

/**
 * Inverted dropout (Srivastava et al. 2014): 0 with the given probability, else 1 / (1 − probability), so that the
 * expected activation is that of the whole network and prediction needs no scaling.
 */
export function dropoutMask(next: () => number, length: number, probability: number): Float32Array {
  const bound = threshold(probability);
  const kept = 1 / (1 - probability);
  const mask = new Float32Array(length);
  for (let index = 0; index < length; index++) mask[index] = next() < bound ? 0 : kept;
  return mask;
}

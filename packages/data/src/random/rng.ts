import { sha256 } from '@noble/hashes/sha2.js';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/**
 * A stream of random numbers that is determined by its seed alone.
 *
 * `fork` derives an independent stream from the seed and a label, not from the state, so a result does not depend
 * on how many numbers somebody else drew before.
 */
export interface Rng {
  /** The seed, as a path: `2017/outer0/fit/lasso`. */
  readonly seed: string;
  /** An independent stream for a named part of the work. */
  fork(label: string | number): Rng;
  /** Uniform in [0, 1), with 53 random bits. */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** A whole number in 0 … bound − 1. */
  integer(bound: number): number;
  /** The numbers 0 … length − 1 in random order (Fisher–Yates). */
  permutation(length: number): Int32Array;
}

/** Makes the random stream of a seed. Equal seeds give equal streams on every machine. */
export function createRng(seed: string | number): Rng {
  const path = String(seed);
  const digest = Uint8Array.from(sha256(new TextEncoder().encode(path)));
  const words = new DataView(digest.buffer);
  const generator = xoroshiro128plusFromState([0, 4, 8, 12].map((offset) => words.getInt32(offset, true)));
  let spare: number | undefined;

  const uniform = (): number => {
    const high = (generator.next() >>> 0) >>> 5;
    const low = (generator.next() >>> 0) >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  };

  const integer = (bound: number): number => uniformInt(generator, 0, bound - 1);

  /** Marsaglia's polar method: no trigonometry, so no dependence on a platform's sine. */
  const normal = (): number => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) {
        const factor = Math.sqrt((-2 * Math.log(s)) / s);
        spare = v * factor;
        return u * factor;
      }
    }
  };

  return {
    seed: path,
    fork: (label) => createRng(`${path}/${label}`),
    uniform,
    normal,
    integer,
    permutation(length) {
      const order = Int32Array.from({ length }, (_, index) => index);
      for (let last = length - 1; last > 0; last--) {
        const other = integer(last + 1);
        const value = order[last]!;
        order[last] = order[other]!;
        order[other] = value;
      }
      return order;
    },
  };
}

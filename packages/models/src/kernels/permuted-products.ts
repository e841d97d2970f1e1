import { borrowKernels, returnKernels } from './kernel-memory.js';

const DOUBLE = Float64Array.BYTES_PER_ELEMENT;

/** So many pairs of vectors are multiplied at a time. */
export const LANES = 8;

/** Products of eight pairs of vectors, of which the first is permuted. */
export interface PermutedProducts {
  /** The vectors to permute and those to multiply with: entry × pair. */
  readonly observed: Float64Array;
  readonly predicted: Float64Array;
  /** What the last `multiply` gave: permutation × pair. */
  readonly products: Float64Array;
  /** Products under the permutations from `first` on: Σ over i of observed[places[i]] · predicted[i]. */
  multiply(first: number, count: number): void;
  /** Lets others use the memory; nothing here may be used any more. */
  release(): void;
}

/**
 * By SIMD where there is SIMD.
 * @param places permutations × length: the entry that comes to each place
 * @param most how many permutations are asked for at a time
 */
export function permutedProducts(places: Int32Array, length: number, most: number): PermutedProducts {
  return simdPermutedProducts(places, length, most) ?? plainPermutedProducts(places, length, most);
}

function simdPermutedProducts(
  places: Int32Array,
  length: number,
  most: number,
): PermutedProducts | undefined {
  const predicted = length * LANES * DOUBLE;
  const products = 2 * predicted;
  const permuted = products + most * LANES * DOUBLE;
  const borrowed = borrowKernels(permuted + places.byteLength);
  if (borrowed === undefined) return undefined;
  const { kernels, memory } = borrowed;
  new Int32Array(memory.buffer, permuted, places.length).set(places);
  return {
    observed: new Float64Array(memory.buffer, 0, length * LANES),
    predicted: new Float64Array(memory.buffer, predicted, length * LANES),
    products: new Float64Array(memory.buffer, products, most * LANES),
    multiply(first, count) {
      const from = permuted + first * length * Int32Array.BYTES_PER_ELEMENT;
      kernels.permutedProducts(0, predicted, from, length, count, products);
    },
    release() {
      returnKernels(borrowed);
    },
  };
}

/** The same in plain TypeScript, for want of SIMD. */
export function plainPermutedProducts(places: Int32Array, length: number, most: number): PermutedProducts {
  const observed = new Float64Array(length * LANES);
  const predicted = new Float64Array(length * LANES);
  const products = new Float64Array(most * LANES);
  return {
    ...{ observed, predicted, products },
    multiply(first, count) {
      products.fill(0);
      for (let permutation = 0; permutation < count; permutation++) {
        for (let place = 0; place < length; place++) {
          const from = places[(first + permutation) * length + place]! * LANES;
          for (let lane = 0; lane < LANES; lane++)
            products[permutation * LANES + lane]! +=
              observed[from + lane]! * predicted[place * LANES + lane]!;
        }
      }
    },
    release() {
      // the garbage collector's
    },
  };
}

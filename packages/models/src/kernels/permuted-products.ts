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
 * @param places permutations × length: the entry that comes to each place
 * @param most how many permutations are asked for at a time
 */
export function permutedProducts(places: Int32Array, length: number, most: number): PermutedProducts {
  const predicted = length * LANES * DOUBLE;
  const products = 2 * predicted;
  const permuted = products + most * LANES * DOUBLE;
  const borrowed = borrowKernels(permuted + places.byteLength);
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

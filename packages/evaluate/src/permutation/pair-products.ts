import type { CentredGene } from './centre-by-split.js';

/** Σ over genes of y at one place × ŷ at another, for all pairs of places of one split. */
export interface PairProducts {
  /** Number of places: held-out samples, concatenated over splits. */
  readonly length: number;
  /** First place of the split of each place, and the first after it. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Row: the place of ŷ; column: the place of y. */
  readonly values: Float64Array;
}

/** Sums of nothing. */
export function createPairProducts(sizes: readonly number[]): PairProducts {
  const length = sizes.reduce((sum, size) => sum + size, 0);
  const from = new Int32Array(length);
  const to = new Int32Array(length);
  let start = 0;
  for (const size of sizes) {
    from.fill(start, start, start + size);
    to.fill(start + size, start, start + size);
    start += size;
  }
  return { length, from, to, values: new Float64Array(length * length) };
}

/** Adds the products of one gene. */
export function addPairProducts(
  { length, from, to, values }: PairProducts,
  { observed, predicted }: CentredGene,
): void {
  for (let place = 0; place < length; place++) {
    const prediction = predicted[place]!;
    if (prediction === 0) continue;
    const row = place * length;
    const end = to[place]!;
    for (let other = from[place]!; other < end; other++)
      values[row + other]! += prediction * observed[other]!;
  }
}

/** Σ y·ŷ over all genes for each permutation: one pass over places, however many genes there are. */
export function permutedSums(
  { length, values }: PairProducts,
  places: Int32Array,
  permutations: number,
): Float64Array {
  return Float64Array.from({ length: permutations }, (_, permutation) => {
    let sum = 0;
    for (let place = 0; place < length; place++)
      sum += values[place * length + places[permutation * length + place]!]!;
    return sum;
  });
}

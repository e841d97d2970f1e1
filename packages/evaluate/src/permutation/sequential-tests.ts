import { LANES, permutedProducts, type PermutedProducts } from '@snpress/models/kernels/permuted-products';
import type { AlignedSplits } from '../held-out/align-splits.js';
import { centreBySplit, createCentredGene, type CentredGene } from './centre-by-split.js';

/** The test of one gene: how often a permuted product Σ y·ŷ reaches `least`, until that is often enough. */
export interface SequentialTest {
  readonly gene: number;
  readonly least: number;
  reached: number;
  /** Where the test has ended. */
  p: number | undefined;
}

/** Genes that chance reaches often are left out after each of these rounds; each is as long as all before it. */
const firstRound = 512;

/**
 * Ends every test: after `enough` permutations that reach it, with p = enough / (permutations until then), or after all of
 * them, with p = (1 + reached) / (1 + permutations).
 * @param places permutations × held-out samples
 */
export function sequentialTests(
  aligned: AlignedSplits,
  tests: readonly SequentialTest[],
  places: Int32Array,
  { permutations, enough }: { readonly permutations: number; readonly enough: number },
): void {
  const centred = createCentredGene(aligned);
  const most = Math.max(firstRound, Math.ceil(permutations / 2));
  const room = permutedProducts(places, centred.observed.length, most);
  let open = tests;
  for (let first = 0, count = Math.min(firstRound, permutations); count > 0;) {
    for (let from = 0; from < open.length; from += LANES) {
      const together = open.slice(from, from + LANES);
      for (const [lane, { gene }] of together.entries()) {
        centreBySplit(aligned, gene, centred);
        fillLane(room, lane, centred);
      }
      room.multiply(first, count);
      for (const [lane, test] of together.entries()) goOn(test, lane, room, { first, count, enough });
    }
    open = open.filter(({ p }) => p === undefined);
    first += count;
    count = Math.min(first, most, permutations - first);
  }
  room.release();
  for (const test of open) test.p = (1 + test.reached) / (1 + permutations);
}

function fillLane({ observed, predicted }: PermutedProducts, lane: number, gene: CentredGene): void {
  for (let place = 0; place < gene.observed.length; place++) {
    observed[place * LANES + lane] = gene.observed[place]!;
    predicted[place * LANES + lane] = gene.predicted[place]!;
  }
}

/** Takes the products of one round. */
function goOn(
  test: SequentialTest,
  lane: number,
  { products }: PermutedProducts,
  { first, count, enough }: { readonly first: number; readonly count: number; readonly enough: number },
): void {
  for (let index = 0; index < count; index++) {
    if (products[index * LANES + lane]! < test.least) continue;
    test.reached++;
    if (test.reached >= enough) {
      test.p = enough / (first + index + 1);
      return;
    }
  }
}

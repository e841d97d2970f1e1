import type { GenotypeBlocks } from '@snpress/data';
import type { FitContext } from '../contract/fit-context.js';
import { markerWeightsOf } from '../contract/marker-weights.js';
import { nextTurn } from '../contract/next-turn.js';
import { addGramTimes, addSquares } from '../linear-algebra/block-products.js';
import { krylovSolution, type KrylovSolution, type KrylovTarget } from './krylov-solution.js';

/** Products with K of a target, at most. */
const MOST_PRODUCTS = 100;
/** Bytes of the Krylov spaces of the targets that share sweeps, at most; vectors that are multiplied together are sixteen. */
const BYTES = 2 ** 29;
const TOGETHER = 16;
/** Of the mean square of a sample's dosages: less varies by rounding alone. */
const NEGLIGIBLE = 1e-6;

/** How many targets share sweeps. */
function targetsAtOnce(samples: number): number {
  const space = samples * MOST_PRODUCTS * Float32Array.BYTES_PER_ELEMENT;
  return TOGETHER * Math.max(1, Math.floor(BYTES / space / TOGETHER));
}

/** How often all markers are read, at most, to solve for so many targets. */
export function krylovSweeps(samples: number, targets: number): number {
  return Math.ceil(targets / targetsAtOnce(samples)) * MOST_PRODUCTS;
}

/**
 * Ridge of many targets, in sweeps over the genotypes that they share: until each is solved for all its penalties, a hundred at most. A penalty that is
 * so small that this is too few has what a hundred steps of conjugate gradients give, which shrinks a little more.
 *
 * @param targets - those that are fitted to the same samples share the list of them.
 * @param tolerance - of a residual, as a share of the length of the target.
 * @param lambdasOf - penalties of a target, given trace(X Xᵀ)/n of its samples.
 * @param receive - is given each target when it is solved.
 */
export async function solveInSweeps(
  genotypes: GenotypeBlocks,
  targets: readonly KrylovTarget[],
  tolerance: number,
  lambdasOf: (target: number, meanSquare: number) => Float64Array,
  receive: (target: number, solution: KrylovSolution, lambdas: Float64Array) => void,
  context: FitContext,
): Promise<void> {
  const samples = genotypes.samples.length;
  const width = targetsAtOnce(samples);
  const weights = markerWeightsOf(genotypes.features, context);
  const multiply = async (vectors: Float64Array, done: number, squares?: Float64Array) => {
    const products = new Float64Array(vectors.length);
    for (const { first, genotypes: block } of genotypes.blocks()) {
      await nextTurn(context, done + (first / genotypes.features.length) * share);
      const own = weights?.subarray(first, first + block.features.length);
      addGramTimes(block, vectors, products, own);
      if (squares) addSquares(block, squares, own);
    }
    return products;
  };
  const share = Math.min(width, targets.length) / targets.length / MOST_PRODUCTS;
  for (let first = 0; first < targets.length; first += width) {
    const some = targets.slice(first, first + width);
    const lists = [...new Set(some.map(({ rows }) => rows))];
    const solutions = some.map(krylovSolution);
    let open = [...solutions.keys()];
    let lambdas: Float64Array[] | undefined;
    for (let products = 0; open.length > 0; products++) {
      const lengths = open.length + (lambdas ? 0 : lists.length);
      const vectors = new Float64Array(lengths * samples);
      const part = (of: Float64Array, at: number) => of.subarray(at * samples, (at + 1) * samples);
      open.forEach((target, at) => {
        if (!solutions[target]!.isComplete) solutions[target]!.writeNext(part(vectors, at));
      });
      const squares = lambdas ? undefined : new Float64Array(samples);
      if (squares)
        lists.forEach((rows, at) => {
          rows.forEach((row) => (part(vectors, open.length + at)[row] = 1));
        });
      const done = first / targets.length + products * share;
      const all = await multiply(vectors, done, squares);
      if (squares) {
        const meanSquares = lists.map((rows, at) => meanSquareOf(rows, squares, part(all, open.length + at)));
        lambdas = some.map(({ rows }, at) => lambdasOf(first + at, meanSquares[lists.indexOf(rows)]!));
      }
      open = open.filter((target, at) => {
        const solution = solutions[target]!;
        if (!solution.isComplete) solution.addProduct(part(all, at));
        const isLast = solution.isComplete || products + 1 === MOST_PRODUCTS;
        if (!isLast && !lambdas![target]!.every((lambda) => solution.isSolved(lambda, tolerance)))
          return true;
        receive(first + target, solution, lambdas![target]!);
        return false;
      });
    }
  }
}

/** trace(X Xᵀ)/n of centred genotypes of some samples. @param sums - X Xᵀ times their indicator. */
function meanSquareOf(rows: Int32Array, squares: Float64Array, sums: Float64Array): number {
  const count = rows.length;
  let [own, pairs] = [0, 0];
  for (const row of rows) {
    own += squares[row]! / count;
    pairs += sums[row]! / count / count;
  }
  return own - pairs <= NEGLIGIBLE * own ? 0 : own - pairs;
}

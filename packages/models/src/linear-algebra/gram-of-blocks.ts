import type { GenotypeBlocks } from '@snpress/data';
import type { FitContext } from '../contract/fit-context.js';
import { nextTurn } from '../contract/next-turn.js';
import { addCallProducts } from '../kernels/call-products.js';
import { mirror } from '../kernels/mirror.js';
import { gram } from './gram.js';
import { markerMeans } from './marker-means.js';
import { plainCalls } from './plain-calls.js';
import { weightedProducts } from './weighted-products.js';

/** Samples up to which the Gram matrix of genotypes larger than memory is made: 512 MB, and its decomposition takes some four times as much. */
export const mostGramSamples = 8192;

/**
 * X_c X_cᵀ of genotypes that are read once, in blocks, each marker less its mean: samples × samples.
 * @param weights - w of markers, for X_c diag(w) X_cᵀ.
 */
export async function gramOfBlocks(
  genotypes: GenotypeBlocks,
  context: Pick<FitContext, 'onProgress' | 'signal'>,
  weights?: Float64Array,
): Promise<Float64Array> {
  const rows = genotypes.samples.length;
  const result = new Float64Array(rows * rows);
  for (const { first, genotypes: block } of genotypes.blocks()) {
    await nextTurn(context, first / genotypes.features.length);
    const calls = plainCalls(block);
    if (calls !== undefined && weights === undefined) {
      addCallProducts(calls, calls, markerMeans(block), result);
      continue;
    }
    const markers = block.features.length;
    const own = weights
      ? weightedProducts(block, block, markerMeans(block), weights.subarray(first, first + markers))
      : gram(block.values, rows, markers, { centre: true });
    for (let at = 0; at < own.length; at++) result[at]! += own[at]!;
  }
  mirror(result, rows);
  return result;
}

/** Makes X_c X_cᵀ of X Xᵀ, in place: less the means of rows and columns, which are those of markers at work. */
function centreGram(products: Float64Array, rows: number): Float64Array {
  const means = new Float64Array(rows);
  for (let row = 0, at = 0; row < rows; row++) {
    for (const end = at + rows; at < end; at++) means[row]! += products[at]! / rows;
  }
  const mean = means.reduce((sum, value) => sum + value / rows, 0);
  for (let row = 0, at = 0; row < rows; row++) {
    for (let other = 0; other < rows; other++) products[at++]! -= means[row]! + means[other]! - mean;
  }
  return products;
}

/** Of a Gram matrix, that of some rows and the products of others with them, markers less their means over those rows. */
export function gramOfRows(
  products: Float64Array,
  rows: ArrayLike<number>,
  others: ArrayLike<number>,
): { readonly own: Float64Array; readonly cross: Float64Array } {
  const size = Math.sqrt(products.length);
  const count = rows.length;
  const take = (of: ArrayLike<number>): Float64Array =>
    Float64Array.from(
      { length: of.length * count },
      (_, at) => products[of[Math.floor(at / count)]! * size + rows[at % count]!]!,
    );
  const own = take(rows);
  const means = new Float64Array(count);
  own.forEach((value, at) => (means[at % count]! += value / count));
  const mean = means.reduce((sum, value) => sum + value / count, 0);
  const cross = take(others);
  for (let at = 0; at < cross.length; at += count) {
    const row = cross.subarray(at, at + count);
    const level = row.reduce((sum, value) => sum + value / count, 0) - mean;
    row.forEach((value, k) => (row[k] = value - means[k]! - level));
  }
  return { own: centreGram(own, count), cross };
}

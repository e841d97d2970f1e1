import { levelsPerFeature } from '@snpress/data/matrix/called-values';
import type { PlainCalls } from '../kernels/call-grouping.js';
import { callProducts } from '../kernels/call-products.js';
import { crossGram } from './cross-gram.js';
import { type Dosages, plainCalls } from './plain-calls.js';

/**
 * (A − 1 μᵀ) (B − 1 μᵀ)ᵀ of the samples of two matrices with the same markers, as `crossGram`; of calls, from their bytes.
 *
 * @param means - μ, one per marker.
 * @returns samples of A × samples of B, row-major.
 */
export function genotypeProducts(a: Dosages, b: Dosages, means: Float64Array): Float64Array {
  const left = plainCalls(a);
  const right = b === a ? left : plainCalls(b);
  if (left === undefined || right === undefined)
    return crossGram(a.values, a.samples.length, b.values, b.samples.length, means.length, means);
  const products = callProducts(left, right);
  const ofA = timesMeans(left, means);
  const ofB = left === right ? ofA : timesMeans(right, means);
  const square = means.reduce((sum, mean) => sum + mean * mean, 0);
  for (let i = 0, at = 0; i < left.rows; i++) {
    for (let j = 0; j < right.rows; j++) products[at++]! += square - ofA[i]! - ofB[j]!;
  }
  return products;
}

/** A μ. */
function timesMeans({ calls, levels, rows }: PlainCalls, means: Float64Array): Float64Array {
  const result = new Float64Array(rows);
  for (let marker = 0, at = 0; marker < means.length; marker++) {
    const mean = means[marker]!;
    const missing = mean * levels[marker * levelsPerFeature]!;
    for (let row = 0; row < rows; row++, at++) {
      const call = calls[at]!;
      result[row]! += call < 0 ? missing : call * mean;
    }
  }
  return result;
}

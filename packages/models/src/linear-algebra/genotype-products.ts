import type { Matrix } from '@snpress/data';
import { callProducts } from '../kernels/call-products.js';
import { crossGram } from './cross-gram.js';
import { plainCalls } from './plain-calls.js';
import { weightedProducts } from './weighted-products.js';

/**
 * (A − 1 μᵀ) (B − 1 μᵀ)ᵀ of the samples of two matrices with the same markers, as `crossGram`; of calls, from their bytes.
 *
 * @param means - μ, one per marker.
 * @param weights - one per marker, of what it adds; 1 where there are none.
 * @returns samples of A × samples of B, row-major.
 */
export function genotypeProducts(
  a: Matrix,
  b: Matrix,
  means: Float64Array,
  weights?: Float64Array,
): Float64Array {
  if (weights !== undefined) return weightedProducts(a, b, means, weights);
  const left = plainCalls(a);
  const right = b === a ? left : plainCalls(b);
  if (left === undefined || right === undefined)
    return crossGram(a.values, a.samples.length, b.values, b.samples.length, means.length, means);
  return callProducts(left, right, means);
}

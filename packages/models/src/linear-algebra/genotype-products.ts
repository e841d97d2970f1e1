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
  return callProducts(left, right, means);
}

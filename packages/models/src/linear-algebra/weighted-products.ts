import type { Matrix } from '@snpress/data';
import { featureValues } from '@snpress/data/matrix/feature-values';
import { markerRange } from '@snpress/data/matrix/marker-range';
import { mirror } from '../kernels/mirror.js';
import { addTimes } from './block-products.js';

/** Markers whose weighted dosages are laid out together. */
const WIDTH = 512;

/**
 * (A − 1 μᵀ) diag(w) (B − 1 μᵀ)ᵀ of the samples of two matrices with the same markers; of calls in single precision.
 *
 * @param means - μ, one per marker.
 * @param weights - w, one per marker.
 * @returns samples of A × samples of B, row-major.
 */
export function weightedProducts(
  a: Matrix,
  b: Matrix,
  means: Float64Array,
  weights: Float64Array,
): Float64Array {
  const [rows, columns] = [a.samples.length, b.samples.length];
  const products = new Float64Array(columns * rows);
  const offsets = new Float64Array(columns);
  for (let first = 0; first < means.length; first += WIDTH) {
    const end = Math.min(means.length, first + WIDTH);
    const weighted = new Float64Array((end - first) * columns);
    for (let marker = first, at = 0; marker < end; marker++) {
      const [weight, mean] = [weights[marker]!, means[marker]!];
      featureValues(b, marker).forEach((dosage, column) => {
        const value = weight * (dosage - mean);
        weighted[at++] = value;
        offsets[column]! += value * mean;
      });
    }
    addTimes(markerRange(a, first, end), weighted, products);
  }
  const result = new Float64Array(rows * columns);
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, at++) result[at] = products[j * rows + i]! - offsets[j]!;
  }
  if (a === b) mirror(result, rows);
  return result;
}

import { gram } from '../linear-algebra/gram.js';
import { cholesky } from '../linear-algebra/cholesky.js';
import { multiplyTransposed } from '../linear-algebra/multiply-transposed.js';
import { quadraticForms } from '../linear-algebra/quadratic-forms.js';
import { distinctColumns } from '../linear/distinct-columns.js';
import { sharedVariance } from '../linear/shared-variance.js';
import type { RidgeState } from './ridge-state.js';

/** Markers whose quadratic forms are computed together. */
const BLOCK = 512;

/**
 * What `linearImportance` says of ridge, without its markers × genes weights: with w_g = Xᵀ d_g the squared weights of a
 * marker over all genes are a quadratic form of its column, Σ_g w_jg² = xⱼᵀ (Σ_g d_g d_gᵀ) xⱼ. samples² a marker.
 */
export function ridgeImportance(state: RidgeState): Float64Array {
  const { markers, genes, genotypes, markerMeans, basis, coefficients, expressionVariance } = state;
  const samples = genotypes.length / markers.length;
  const columns = distinctColumns(genotypes, samples, markers.length);
  const factor = cholesky(dualGram(basis, gram(coefficients, samples, genes.length), samples), samples);
  const { representatives, group } = columns;
  const sizes = new Int32Array(representatives.length);
  for (const index of group) if (index >= 0) sizes[index]! += 1;

  const squares = new Float64Array(representatives.length);
  const block = new Float64Array(Math.min(BLOCK, representatives.length) * samples);
  for (let first = 0; first < representatives.length; first += BLOCK) {
    const width = Math.min(BLOCK, representatives.length - first);
    for (let k = 0, at = 0; k < width; k++) {
      const marker = representatives[first + k]!;
      for (let row = 0; row < samples; row++, at++) {
        block[at] = genotypes[marker * samples + row]! - markerMeans[marker]!;
      }
    }
    quadraticForms(factor, samples, block, width, squares, first);
    // Equal columns have equal weights: together they count as often as they are.
    for (let k = first; k < first + width; k++) squares[k]! *= sizes[k]! ** 2;
  }
  return sharedVariance(genotypes, columns, squares, expressionVariance);
}

/** Σ_g d_g d_gᵀ of the dual weights d = basisᵀ coefficients, from the Gram matrix of the coefficients. */
function dualGram(basis: Float64Array, coefficients: Float64Array, samples: number): Float64Array {
  const columns = new Float64Array(basis.length);
  for (let k = 0; k < samples; k++) {
    for (let i = 0; i < samples; i++) columns[i * samples + k] = basis[k * samples + i]!;
  }
  const size = samples * samples;
  const half = multiplyTransposed(columns, samples, coefficients, samples, samples, new Float64Array(size));
  return multiplyTransposed(half, samples, columns, samples, samples, new Float64Array(size));
}

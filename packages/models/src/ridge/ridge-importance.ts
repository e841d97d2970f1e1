import { gram } from '../linear-algebra/gram.js';
import { cholesky } from '../linear-algebra/cholesky.js';
import { quadraticForms } from '../kernels/multiply-blocks.js';
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
  const { markers, genes, genotypes, markerMeans, duals, expressionVariance } = state;
  const samples = genotypes.length / markers.length;
  const columns = distinctColumns(genotypes, samples, markers.length);
  const factor = cholesky(gram(duals, samples, genes.length), samples);
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

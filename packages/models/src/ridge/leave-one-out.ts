import { ModelError } from '../contract/model-error.js';
import { cholesky } from '../linear-algebra/cholesky.js';
import { multiplyTransposed } from '../linear-algebra/multiply-transposed.js';
import { quadraticForms } from '../linear-algebra/quadratic-forms.js';
import type { KernelDecomposition } from './kernel-decomposition.js';

/**
 * Leave-one-out squared errors of ridge with an unpenalised intercept, Σᵢ (eᵢ / (1 − Hᵢᵢ − 1/n))², for one penalty and
 * every gene (Golub, Heath & Wahba 1979, with H = U D/(D + λ) Uᵀ).
 *
 * With e = U F z, F = λ/(D + λ), the sum is the quadratic form zᵀ F Uᵀ W U F z, so its Cholesky factor serves all genes;
 * where genes are few, e itself is cheaper.
 *
 * @param result - receives one sum per gene from `offset` on.
 * @throws ModelError for a single sample, which leaves nothing to fit to.
 */
export function leaveOneOutErrors(
  { samples, genes, eigenvalues, basis, targets }: KernelDecomposition,
  lambda: number,
  result: Float64Array,
  offset: number,
): void {
  if (samples < 2) {
    throw new ModelError('input', {
      code: 'too-few-samples',
      message: 'leave-one-out needs at least two samples',
      hint: 'give a penalty instead',
    });
  }
  const shrinkage = eigenvalues.map((value) => residualShare(value, lambda));
  const kept = new Float64Array(samples).fill(-1 / samples);
  for (let k = 0; k < samples; k++) {
    for (let i = 0; i < samples; i++) kept[i]! += basis[k * samples + i]! ** 2 * shrinkage[k]!;
  }
  if (genes < samples) {
    addWeightedSquares(basis, shrinkage, kept, targets, result, offset);
    return;
  }
  const factor = new Float64Array(samples * samples);
  for (let k = 0; k < samples; k++) {
    for (let i = 0; i < samples; i++) {
      factor[k * samples + i] = (basis[k * samples + i]! * shrinkage[k]!) / kept[i]!;
    }
  }
  const form = new Float64Array(samples * samples);
  multiplyTransposed(factor, samples, factor, samples, samples, form);
  quadraticForms(cholesky(form, samples), samples, targets, genes, result, offset);
}

/** Σᵢ (eᵢ / keptᵢ)² of every gene, from e = U F z. */
function addWeightedSquares(
  basis: Float64Array,
  shrinkage: Float64Array,
  kept: Float64Array,
  targets: Float64Array,
  result: Float64Array,
  offset: number,
): void {
  const samples = kept.length;
  const genes = targets.length / samples;
  const residual = new Float64Array(samples);
  for (let gene = 0; gene < genes; gene++) {
    residual.fill(0);
    for (let k = 0; k < samples; k++) {
      const weight = shrinkage[k]! * targets[gene * samples + k]!;
      for (let i = 0; i < samples; i++) residual[i]! += weight * basis[k * samples + i]!;
    }
    let sum = 0;
    for (let i = 0; i < samples; i++) sum += (residual[i]! / kept[i]!) ** 2;
    result[offset + gene] = sum;
  }
}

/** λ/(D + λ): 1 where nothing of a direction is explained. */
function residualShare(eigenvalue: number, lambda: number): number {
  return eigenvalue === 0 || lambda === Infinity ? 1 : lambda / (eigenvalue + lambda);
}

import { ModelError } from '../contract/model-error.js';
import { cholesky } from '../linear-algebra/cholesky.js';
import { quadraticForms } from '../linear-algebra/quadratic-forms.js';
import type { KernelDecomposition } from './kernel-decomposition.js';

/**
 * Leave-one-out squared errors of ridge with an unpenalised intercept, Σᵢ (eᵢ / (1 − Hᵢᵢ − 1/n))², for one penalty and
 * every gene (Golub, Heath & Wahba 1979, with H = U D/(D + λ) Uᵀ).
 *
 * With e = U F z, F = λ/(D + λ), the sum is the quadratic form zᵀ F Uᵀ W U F z, so its Cholesky factor serves all genes.
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
  if (samples < 2) throw new ModelError('leave-one-out needs at least two samples; give a penalty instead');
  const shrinkage = eigenvalues.map((value) => residualShare(value, lambda));
  const weights = new Float64Array(samples);
  for (let i = 0; i < samples; i++) {
    let kept = -1 / samples;
    for (let k = 0; k < samples; k++) kept += basis[k * samples + i]! ** 2 * shrinkage[k]!;
    weights[i] = 1 / kept ** 2;
  }
  const form = new Float64Array(samples * samples);
  for (let k = 0; k < samples; k++) {
    for (let l = k; l < samples; l++) {
      let sum = 0;
      for (let i = 0; i < samples; i++) {
        sum += weights[i]! * basis[k * samples + i]! * basis[l * samples + i]!;
      }
      form[k * samples + l] = sum * shrinkage[k]! * shrinkage[l]!;
    }
  }
  quadraticForms(cholesky(form, samples), samples, targets, genes, result, offset);
}

/** λ/(D + λ): 1 where nothing of a direction is explained. */
function residualShare(eigenvalue: number, lambda: number): number {
  return eigenvalue === 0 || lambda === Infinity ? 1 : lambda / (eigenvalue + lambda);
}

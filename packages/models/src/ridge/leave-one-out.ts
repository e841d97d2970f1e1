import { ModelError } from '../contract/model-error.js';
import { cholesky } from '../linear-algebra/cholesky.js';
import { multiplyTransposed } from '../linear-algebra/multiply-transposed.js';
import { transpose } from '../linear-algebra/transpose.js';
import { quadraticForms } from '../kernels/multiply-blocks.js';
import type { KernelDecomposition } from './kernel-decomposition.js';
import { residualShares } from './residual-shares.js';

/** Genes whose residuals are computed together. */
const BLOCK = 512;
/** Genes per sample up to which residuals cost less than a factorisation. */
const FEW = 4;

/**
 * Leave-one-out squared errors of ridge with an unpenalised intercept, Σᵢ (eᵢ / (1 − Hᵢᵢ − 1/n))², of every gene
 * (Golub, Heath & Wahba 1979, with H = U D/(D + λ) Uᵀ).
 *
 * With e = U F z, F = λ/(D + λ), the sum is the quadratic form zᵀ F Uᵀ W U F z, so its Cholesky factor serves all genes;
 * where genes are few, e itself is cheaper.
 *
 * @returns a function that for one penalty writes one sum per gene to `result`, from `offset` on.
 * @throws ModelError for a single sample, which leaves nothing to fit to.
 */
export function leaveOneOutErrors({
  samples,
  genes,
  eigenvalues,
  basis,
  targets,
}: KernelDecomposition): (lambda: number, result: Float64Array, offset: number) => void {
  requireTwo(samples);
  const bySample = genes < FEW * samples ? transpose(basis, samples, samples) : undefined;
  return (lambda, result, offset) => {
    if (lambda === Infinity) {
      sumDeviations(targets, samples, result.subarray(offset, offset + genes));
      return;
    }
    const shares = residualShares(eigenvalues, lambda);
    const kept = new Float64Array(samples).fill(-1 / samples);
    for (let k = 0; k < samples; k++) {
      const share = shares[k]!;
      for (let i = 0; i < samples; i++) kept[i]! += basis[k * samples + i]! ** 2 * share;
    }
    if (bySample !== undefined) {
      sumSquares(bySample, shares, targets, kept, result.subarray(offset, offset + genes));
      return;
    }
    const byVector = new Float64Array(samples * samples);
    for (let k = 0; k < samples; k++) {
      for (let i = 0; i < samples; i++)
        byVector[k * samples + i] = (basis[k * samples + i]! * shares[k]!) / kept[i]!;
    }
    const form = new Float64Array(samples * samples);
    multiplyTransposed(byVector, samples, byVector, samples, samples, form);
    quadraticForms(cholesky(form, samples), samples, targets, genes, result, offset);
  };
}

/** @throws ModelError where leaving one out leaves nothing to fit to */
export function requireTwo(samples: number): void {
  if (samples >= 2) return;
  throw new ModelError('input', {
    code: 'too-few-samples',
    message: 'leave-one-out needs at least two samples',
    hint: 'give a penalty instead',
  });
}

/** Σᵢ (eᵢ / keptᵢ)² of every gene, from the residuals themselves. */
function sumSquares(
  bySample: Float64Array,
  shares: Float64Array,
  targets: Float64Array,
  kept: Float64Array,
  result: Float64Array,
): void {
  const samples = kept.length;
  const genes = result.length;
  result.fill(0);
  for (let first = 0; first < genes; first += BLOCK) {
    const count = Math.min(BLOCK, genes - first);
    const block = targets.slice(first * samples, (first + count) * samples);
    for (let at = 0; at < block.length; at++) block[at]! *= shares[at % samples]!;
    const residuals = new Float64Array(samples * count);
    multiplyTransposed(bySample, samples, block, count, samples, residuals);
    for (let i = 0, at = 0; i < samples; i++) {
      for (let gene = first; gene < first + count; gene++, at++)
        result[gene]! += (residuals[at]! / kept[i]!) ** 2;
    }
  }
}

/** The same of means alone, where nothing is explained. */
function sumDeviations(targets: Float64Array, samples: number, result: Float64Array): void {
  for (let gene = 0, at = 0; gene < result.length; gene++) {
    let sum = 0;
    for (const end = at + samples; at < end; at++) sum += targets[at]! ** 2;
    result[gene] = sum / (1 - 1 / samples) ** 2;
  }
}

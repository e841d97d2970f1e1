import { cholesky } from '../linear-algebra/cholesky.js';
import { dot } from '../linear-algebra/dot.js';
import { multiplyTransposed } from '../linear-algebra/multiply-transposed.js';
import { transpose } from '../linear-algebra/transpose.js';
import type { KernelDecomposition } from './kernel-decomposition.js';
import { requireTwo } from './leave-one-out.js';
import { residualShares } from './residual-shares.js';

/** Genes that some samples lack, as ridge on the others sees them: samples × missing × samples a gene and penalty. */
export interface GenesWithHoles {
  /** `targets` and `geneMeans` in which what a gene lacks is what ridge of its penalty predicts. */
  completed(lambdas: Float64Array): Pick<KernelDecomposition, 'targets' | 'geneMeans'>;
  /** Σᵢ (eᵢ / (1 − Hᵢᵢ − 1/n))² over the samples that a gene has. */
  leaveOneOut(gene: number, lambda: number): number;
}

/**
 * One decomposition of all samples serves genes whatever they lack. A value that is what the model predicts has no part in the loss
 * (Yates 1933). With R = λ(K + λI)⁻¹ − 11ᵀ/n, which makes residuals of values, such values are y_m = −R_mm⁻¹ R_mo y_o, and the same matrix of the
 * samples with values alone is R_oo − R_om R_mm⁻¹ R_mo.
 */
export function genesWithHoles(decomposition: KernelDecomposition): GenesWithHoles {
  const { samples, eigenvalues, basis, targets, geneMeans, holes } = decomposition;
  const bySample = holes.size === 0 ? new Float64Array(0) : transpose(basis, samples, samples);
  const ones = Float64Array.from({ length: samples }, (_, k) => {
    let sum = 0;
    for (let row = 0; row < samples; row++) sum += basis[k * samples + row]!;
    return sum;
  });

  const solve = (gene: number, lambda: number) => {
    const rows = holes.get(gene)!;
    const shares = residualShares(eigenvalues, lambda);
    const weighted = new Float64Array(rows.length * samples);
    rows.forEach((row, at) => {
      for (let k = 0; k < samples; k++)
        weighted[at * samples + k] = bySample[row * samples + k]! * shares[k]!;
    });
    /** R_m·, which becomes Rᵀ⁻¹ R_m· of the factor RᵀR of R_mm. */
    const solved = multiplyTransposed(
      weighted,
      rows.length,
      bySample,
      samples,
      samples,
      new Float64Array(rows.length * samples),
    ).map((value) => value - 1 / samples);
    const own = Float64Array.from(
      { length: rows.length ** 2 },
      (_, at) => solved[Math.floor(at / rows.length) * samples + rows[at % rows.length]!]!,
    );
    const factor = cholesky(own, rows.length);
    const right = Float64Array.from(
      rows,
      (_, at) => -dot(weighted, at * samples, targets, gene * samples, samples),
    );
    forward(factor, rows.length, solved, samples);
    forward(factor, rows.length, right, 1);
    return { rows, shares, solved, values: backward(factor, right) };
  };
  /** The gene with its holes filled, less its new mean, in the basis. */
  const fill = (gene: number, rows: Int32Array, values: Float64Array) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / samples;
    const filled = targets.slice(gene * samples, (gene + 1) * samples);
    for (let k = 0; k < samples; k++) {
      for (let at = 0; at < rows.length; at++) filled[k]! += values[at]! * basis[k * samples + rows[at]!]!;
      filled[k]! -= mean * ones[k]!;
    }
    return { mean, filled };
  };
  return {
    completed(lambdas) {
      const result = { targets: targets.slice(), geneMeans: geneMeans.slice() };
      for (const gene of holes.keys()) {
        const { rows, values } = solve(gene, lambdas[gene]!);
        const { mean, filled } = fill(gene, rows, values);
        result.targets.set(filled, gene * samples);
        result.geneMeans[gene]! += mean;
      }
      return result;
    },
    leaveOneOut(gene, lambda) {
      requireTwo(samples - holes.get(gene)!.length);
      const { rows, shares, solved, values } = solve(gene, lambda);
      const scaled = fill(gene, rows, values).filled.map((value, k) => value * shares[k]!);
      const isMissing = new Set(rows);
      let sse = 0;
      for (let row = 0; row < samples; row++) {
        if (isMissing.has(row)) continue;
        let kept = -1 / samples;
        for (let k = 0; k < samples; k++) kept += bySample[row * samples + k]! ** 2 * shares[k]!;
        for (let at = 0; at < rows.length; at++) kept -= solved[at * samples + row]! ** 2;
        sse += (dot(bySample, row * samples, scaled, 0, samples) / kept) ** 2;
      }
      return sse;
    },
  };
}

/** Rᵀ⁻¹ B in place, B of `width` columns. */
function forward(factor: Float64Array, size: number, values: Float64Array, width: number): void {
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) {
      const share = factor[k * size + i]!;
      for (let at = 0; at < width; at++) values[i * width + at]! -= share * values[k * width + at]!;
    }
    const pivot = factor[i * size + i]!;
    for (let at = 0; at < width; at++)
      values[i * width + at] = pivot > 0 ? values[i * width + at]! / pivot : 0;
  }
}

/** R⁻¹ b. */
function backward(factor: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  const values = right.slice();
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) values[i]! -= factor[i * size + k]! * values[k]!;
    const pivot = factor[i * size + i]!;
    values[i] = pivot > 0 ? values[i]! / pivot : 0;
  }
  return values;
}

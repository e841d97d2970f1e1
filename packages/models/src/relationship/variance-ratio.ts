import type { RelationshipSystem } from './relationship-system.js';

/** M = h K + (1 − h) I, factored as L D Lᵀ, for one share h of the variance. */
export interface VarianceRatio {
  readonly share: number;
  /** Below the diagonal of L. */
  readonly lower: Float64Array;
  /** 1/D. */
  readonly inverse: Float64Array;
  /** log det M, without the direction of the constant vector. */
  readonly logDeterminant: number;
}

export function varianceRatio(
  { diagonal, offDiagonal, samples }: RelationshipSystem,
  share: number,
): VarianceRatio {
  const lower = new Float64Array(samples);
  const inverse = new Float64Array(samples);
  let logDeterminant = -Math.log(1 - share);
  for (let i = 0, carried = 0; i < samples; i++) {
    const pivot = share * diagonal[i]! + 1 - share - carried;
    const beside = share * offDiagonal[i]!;
    inverse[i] = 1 / pivot;
    lower[i] = beside / pivot;
    carried = beside * lower[i]!;
    logDeterminant += Math.log(pivot);
  }
  return { share, lower, inverse, logDeterminant };
}

/** yᵀ M⁻¹ y of `count` vectors, one after the other; four at a time, as each is a chain of sums. */
export function quadraticForms(
  { lower, inverse }: VarianceRatio,
  vectors: Float64Array,
  count: number,
): Float64Array {
  const samples = lower.length;
  const result = new Float64Array(count);
  for (let k = 0; k < count; k += 4) {
    const a = k * samples;
    const b = Math.min(k + 1, count - 1) * samples;
    const c = Math.min(k + 2, count - 1) * samples;
    const d = Math.min(k + 3, count - 1) * samples;
    let [va, vb, vc, vd] = [0, 0, 0, 0];
    let [sa, sb, sc, sd] = [0, 0, 0, 0];
    for (let i = 0, factor = 0; i < samples; factor = lower[i]!, i++) {
      const weight = inverse[i]!;
      va = vectors[a + i]! - factor * va;
      vb = vectors[b + i]! - factor * vb;
      vc = vectors[c + i]! - factor * vc;
      vd = vectors[d + i]! - factor * vd;
      sa += va * va * weight;
      sb += vb * vb * weight;
      sc += vc * vc * weight;
      sd += vd * vd * weight;
    }
    result[k] = sa;
    if (k + 1 < count) result[k + 1] = sb;
    if (k + 2 < count) result[k + 2] = sc;
    if (k + 3 < count) result[k + 3] = sd;
  }
  return result;
}

/**
 * Adds `weight` · M⁻¹ y to `target`, from `to` on.
 * @param from - where y begins in `vectors`.
 * @param half - room for one vector.
 */
export function addSolution(
  { lower, inverse }: VarianceRatio,
  vectors: Float64Array,
  from: number,
  weight: number,
  half: Float64Array,
  target: Float64Array,
  to: number,
): void {
  const last = lower.length - 1;
  let value = 0;
  for (let i = 0, factor = 0; i <= last; factor = lower[i]!, i++) {
    value = vectors[from + i]! - factor * value;
    half[i] = value * inverse[i]!;
  }
  value = 0;
  for (let i = last; i >= 0; i--) {
    value = half[i]! - lower[i]! * value;
    target[to + i]! += weight * value;
  }
}

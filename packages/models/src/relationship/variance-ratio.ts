import { LANES } from '../kernels/lane-kernels.js';
import type { GeneLanes } from './gene-lanes.js';
import type { RelationshipSystem } from './relationship-system.js';

interface Place {
  readonly at: number;
  readonly values: Float32Array;
}

/** M = h K + (1 − h) I, factored as L D Lᵀ, for one share h of the variance. */
export interface VarianceRatio {
  /** Byte offsets of what is below the diagonal of L, and of 1/D. */
  readonly lower: number;
  readonly inverse: number;
  /** Room for yᵀ M⁻¹ y, and for a weight, of each gene of a block. */
  readonly forms: Place;
  readonly weights: Place;
  /** log det M, without the direction of the constant vector. */
  readonly logDeterminant: number;
}

/** Factors M for every share; the factors lie in the memory of `lanes` until others are made. */
export function varianceRatios(
  { size, at, floats, blocks }: GeneLanes,
  { diagonal, offDiagonal, samples }: RelationshipSystem,
  shares: readonly number[],
): VarianceRatio[] {
  const genes = LANES * (blocks[0]?.groups ?? 0);
  let end = 0;
  const place = (length: number): Place => {
    const start = end;
    end += length;
    return { at: at.ratios + 4 * start, values: floats.ratios.subarray(start, end) };
  };
  return shares.map((share) => {
    const [lower, inverse, forms, weights] = [place(size), place(size), place(genes), place(genes)];
    let logDeterminant = -Math.log(1 - share);
    for (let i = 0, carried = 0; i < samples; i++) {
      const pivot = share * diagonal[i]! + 1 - share - carried;
      const beside = share * offDiagonal[i]!;
      lower.values[i] = beside / pivot;
      inverse.values[i] = 1 / pivot;
      carried = (beside * beside) / pivot;
      logDeterminant += Math.log(pivot);
    }
    return { lower: lower.at, inverse: inverse.at, forms, weights, logDeterminant };
  });
}

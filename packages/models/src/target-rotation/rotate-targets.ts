import type { Matrix } from '@snpress/data';
import { featureMeans } from '../linear-algebra/feature-means.js';
import { gram } from '../linear-algebra/gram.js';
import { symmetricEigen } from '../linear-algebra/symmetric-eigen.js';

/**
 * The training targets in their own coordinates. With Y (samples × genes, minus gene means) = U S Vᵀ, the scores are
 * Z = Y V = U S. V is orthonormal, so ‖Y − F Vᵀ‖² = ‖Z − F‖²: a method that is linear in the targets, or that trains a
 * linear output layer under squared loss by a rotation-equivariant optimiser from zero, gives the same predictions on
 * the `rank` columns of Z as on all genes, once they are turned back.
 */
export interface TargetRotation {
  /** A copy of the training expression. */
  readonly expression: Matrix;
  /** Mean of each gene over the training samples. */
  readonly means: Float64Array;
  /** Columns of Z; at most samples − 1. */
  readonly rank: number;
  /** Z, samples × rank, row-major, the leading direction first. */
  readonly scores: Float64Array;
  /** S⁻¹Uᵀ, rank × samples, row-major: F S⁻¹Uᵀ weighs the training samples, and those weights times Y are F Vᵀ. */
  readonly unrotation: Float64Array;
  /** ‖Y‖², the sum of squares about the gene means. */
  readonly total: number;
}

/** Singular values below this share of the largest are rounding of the Float32 data. */
const RANK_TOLERANCE = 1e-6;
/** Variation below this share of the means is rounding of the means. */
const MEAN_TOLERANCE = 1e-12;

/** Rotates training targets (finite, samples × genes) by the eigenvectors of their Gram matrix. */
export function rotateTargets(expression: Matrix): TargetRotation {
  const rows = expression.samples.length;
  const covariance = gram(expression.values, rows, expression.features.length, { centre: true });
  const { values, vectors } = symmetricEigen(covariance, rows);
  const means = featureMeans(expression.values, rows, expression.features.length);
  const level = rows * means.reduce((sum, mean) => sum + mean * mean, 0);
  const floor = Math.max(values[0]! * RANK_TOLERANCE ** 2, level * MEAN_TOLERANCE ** 2);
  let rank = 0;
  while (rank < rows - 1 && values[rank]! > floor) rank++;

  const scores = new Float64Array(rows * rank);
  const unrotation = new Float64Array(rank * rows);
  let total = 0;
  for (let k = 0; k < rank; k++) {
    total += values[k]!;
    const singular = Math.sqrt(values[k]!);
    for (let i = 0; i < rows; i++) {
      const component = vectors[k * rows + i]!;
      scores[i * rank + k] = component * singular;
      unrotation[k * rows + i] = component / singular;
    }
  }
  const own = { ...expression, values: expression.values.slice() };
  return { expression: own, means, rank, scores, unrotation, total };
}

import type { ArrayBundle, Matrix } from '@snpress/data';
import { weightedExpression } from '../sample-weights/weighted-expression.js';
import type { TargetRotation } from './rotate-targets.js';

/** The part of a rotation that turns predictions back into genes. */
export type RotationBasis = Pick<TargetRotation, 'expression' | 'rank' | 'unrotation'>;

/**
 * Turns predictions in rotated coordinates into predictions of every gene: F Vᵀ + gene means.
 *
 * @param predicted F, samples × rank, row-major.
 * @param samples the ids of the predicted samples.
 */
export function predictGenes(
  basis: RotationBasis,
  predicted: Float64Array,
  samples: readonly string[],
): Matrix {
  const weights = sampleWeights(basis, predicted, samples.length);
  return weightedExpression(() => weights, basis.expression, samples);
}

/** F S⁻¹Uᵀ + 1/n: the weight of each training sample in each prediction, row-major; the 1/n makes the gene means. */
function sampleWeights(
  { rank, unrotation, expression }: RotationBasis,
  predicted: Float64Array,
  rows: number,
): Float64Array {
  const trained = expression.samples.length;
  const weights = new Float64Array(rows * trained).fill(1 / trained);
  for (let row = 0; row < rows; row++) {
    const target = weights.subarray(row * trained, (row + 1) * trained);
    for (let k = 0; k < rank; k++) {
      const value = predicted[row * rank + k]!;
      const from = k * trained;
      for (let i = 0; i < trained; i++) target[i]! += value * unrotation[from + i]!;
    }
  }
  return weights;
}

/** Held-out targets in the coordinates of the training targets. */
export interface ProjectedTargets {
  /** (Y − training means) V, samples × rank, row-major. */
  readonly scores: Float64Array;
  /** ‖Y − training means‖²: the squared error of the mean model. */
  readonly total: number;
}

/** Projects targets of other samples, of the same genes, onto the rotated coordinates. */
export function projectTargets(rotation: TargetRotation, heldOut: Matrix): ProjectedTargets {
  const { expression, means, rank, unrotation } = rotation;
  const trained = expression.samples.length;
  const rows = heldOut.samples.length;
  const products = new Float64Array(rows * trained);
  const centred = new Float64Array(trained);
  let total = 0;
  means.forEach((mean, gene) => {
    for (let i = 0; i < trained; i++) centred[i] = expression.values[gene * trained + i]! - mean;
    for (let row = 0; row < rows; row++) {
      const value = heldOut.values[gene * rows + row]! - mean;
      total += value * value;
      const from = row * trained;
      for (let i = 0; i < trained; i++) products[from + i]! += value * centred[i]!;
    }
  });
  const scores = new Float64Array(rows * rank);
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < rank; k++) {
      let sum = 0;
      for (let i = 0; i < trained; i++) sum += products[row * trained + i]! * unrotation[k * trained + i]!;
      scores[row * rank + k] = sum;
    }
  }
  return { scores, total };
}

/**
 * Squared error over all genes of predictions F, without turning them back:
 * ‖Y − F Vᵀ‖² = ‖Y‖² − 2⟨Y V, F⟩ + ‖F‖².
 */
export function heldOutError({ scores, total }: ProjectedTargets, predicted: Float64Array): number {
  let error = total;
  predicted.forEach((value, index) => {
    error += value * (value - 2 * scores[index]!);
  });
  return error;
}

/** The arrays that `loadBasis` needs. */
export function saveBasis({ expression, unrotation }: RotationBasis): ArrayBundle['arrays'] {
  return {
    trainingSamples: expression.samples,
    genes: expression.features,
    expression: expression.values,
    unrotation,
  };
}

/** Restores what `saveBasis` gave. */
export function loadBasis(arrays: ArrayBundle['arrays']): RotationBasis {
  const samples = arrays.trainingSamples as readonly string[];
  const unrotation = arrays.unrotation as Float64Array;
  return {
    expression: {
      samples,
      features: arrays.genes as readonly string[],
      values: arrays.expression as Float32Array,
    },
    rank: unrotation.length / samples.length,
    unrotation,
  };
}

import type { Matrix } from '@snpress/data';
import type { SampleWeights } from './sample-weights.js';

/** Row `row` of the weights times the training expression of gene `gene`, where that is not 0: a value that is missing has none. */
function weightedSum(weights: SampleWeights, row: number, expression: Matrix, gene: number): number {
  const samples = expression.samples.length;
  const at = row * samples;
  const from = gene * samples;
  let sum = 0;
  for (let sample = 0; sample < samples; sample++) {
    const weight = weights[at + sample]!;
    if (weight !== 0) sum += weight * expression.values[from + sample]!;
  }
  return sum;
}

/**
 * Predicts every gene as weighted means of its training expression.
 * @param weightsOf gene → weights, predicted samples × training samples.
 */
export function weightedExpression(
  weightsOf: (gene: number) => SampleWeights,
  expression: Matrix,
  samples: readonly string[],
): Matrix {
  const values = new Float32Array(samples.length * expression.features.length);
  for (let gene = 0; gene < expression.features.length; gene++) {
    const weights = weightsOf(gene);
    for (let row = 0; row < samples.length; row++) {
      values[gene * samples.length + row] = weightedSum(weights, row, expression, gene);
    }
  }
  return { samples, features: expression.features, values };
}

/**
 * Adds each gene's squared error of weighted means on the held-out samples that have a value to `sse[first + gene]`.
 * @param weightsOf gene → weights, held-out samples × training samples.
 */
export function addWeightedErrors(
  sse: Float64Array,
  first: number,
  weightsOf: (gene: number) => SampleWeights,
  training: Matrix,
  held: Matrix,
): void {
  const rows = held.samples.length;
  for (let gene = 0; gene < held.features.length; gene++) {
    const weights = weightsOf(gene);
    let sum = 0;
    for (let row = 0; row < rows; row++) {
      const value = held.values[gene * rows + row]!;
      if (!Number.isNaN(value)) sum += (weightedSum(weights, row, training, gene) - value) ** 2;
    }
    sse[first + gene]! += sum;
  }
}

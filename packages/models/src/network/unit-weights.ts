import type { DenseModel } from '../contract/dense-model.js';

/** A gene's weights on the top units of all networks, through the bottleneck where there is one. */
export function unitWeights(
  model: DenseModel,
  gene: number,
): { readonly weights: Float64Array; readonly intercept: number } {
  const { bottleneck, intercepts } = model;
  const own = model.weightsOf(gene);
  if (bottleneck === undefined) return { weights: own, intercept: intercepts[gene]! };
  const { inputs, outputs, weights: matrix, bias } = bottleneck;
  const weights = new Float64Array(inputs);
  for (let unit = 0; unit < inputs; unit++) {
    const from = unit * outputs;
    for (let k = 0; k < outputs; k++) weights[unit]! += matrix[from + k]! * own[k]!;
  }
  return { weights, intercept: own.reduce((sum, weight, k) => sum + weight * bias[k]!, intercepts[gene]!) };
}

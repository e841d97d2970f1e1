import type { DenseModel } from '../contract/dense-model.js';
import type { LinearModel } from '../contract/linear-model.js';
import type { Stack } from './stack.js';

/** The codes of a stack and a linear model on them. */
export function denseSdae({ markers, activation, layers }: Stack, linear: LinearModel): DenseModel {
  const { genes, markerMeans, intercepts } = linear;
  const units = layers.at(-1)!.outputs;
  const weightsOf = (gene: number): Float64Array => {
    const { markers: codes, effects } = linear.effectsOf(gene);
    const weights = new Float64Array(units);
    codes.forEach((code, k) => (weights[code] = effects[k]!));
    return weights;
  };
  return {
    markers,
    genes,
    networks: [{ activation, layers }],
    intercepts: intercepts.map((intercept, gene) =>
      weightsOf(gene).reduce((sum, weight, unit) => sum - weight * markerMeans[unit]!, intercept),
    ),
    weightsOf,
  };
}

import type { FitContext } from './fit-context.js';
import { ModelError } from './model-error.js';

/**
 * How likely each of these markers is to act, relative to the others: 1 on average; a marker without a weight counts as one of 1.
 *
 * @returns undefined where none is given or all are alike, which is the same fit.
 * @throws ModelError where a weight is negative or no finite number.
 */
export function markerWeightsOf(
  features: readonly string[],
  { markerWeights }: Pick<FitContext, 'markerWeights'>,
): Float64Array | undefined {
  if (markerWeights === undefined) return undefined;
  const weights = Float64Array.from(features, (id) => markerWeights.get(id) ?? 1);
  const bad = weights.findIndex((weight) => !(weight >= 0 && weight < Infinity));
  if (bad >= 0) {
    throw new ModelError('input', {
      code: 'marker-weights',
      subject: features[bad]!,
      message: `the weight of marker ${features[bad]!} is ${weights[bad]!}`,
      hint: 'give numbers from 0 on; 1 is that of a marker without a weight',
    });
  }
  if (weights.every((weight) => weight === weights[0])) return undefined;
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return weights.map((weight) => weight / mean);
}

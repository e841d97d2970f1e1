import type { Matrix } from '@snpress/data';
import type { FitContext } from '../contract/fit-context.js';
import { markerWeightsOf } from '../contract/marker-weights.js';
import type { WeightedInputs } from '../network/fit-network.js';

/**
 * Dosages times √w, where w says how likely a marker is to act: the weights of a marker cost 1/w of those of others under weight decay, and
 * its inputs are worth √w of theirs to gradient descent.
 */
export function markerWeightInputs(
  genotypes: Matrix,
  context: Pick<FitContext, 'markerWeights'>,
): WeightedInputs | undefined {
  const factors = markerWeightsOf(genotypes.features, context)?.map(Math.sqrt);
  if (factors === undefined) return undefined;
  const rows = genotypes.samples.length;
  return {
    genotypes: {
      ...genotypes,
      values: genotypes.values.map((value, at) => value * factors[Math.floor(at / rows)]!),
    },
    onMarkers([first, ...others]) {
      if (first === undefined) return [];
      const { outputs } = first;
      const scaled = first.weights.map((value, at) => value * factors[Math.floor(at / outputs)]!);
      return [{ ...first, weights: scaled }, ...others];
    },
  };
}

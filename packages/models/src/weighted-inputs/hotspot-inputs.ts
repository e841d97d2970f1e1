import type { FitContext } from '../contract/fit-context.js';
import type { TrainingSet } from '../contract/training-set.js';
import type { WeightedInputs } from '../network/fit-network.js';
import { fitPlaces, type PlaceFit } from '../susie/fit-places.js';
import { susie } from '../susie/susie.js';

/** Places of the training samples, with the weights of hotspots. */
export async function hotspotPlaces(
  train: TrainingSet,
  context: FitContext,
  merge?: number,
): Promise<PlaceFit & { readonly weights: Float64Array }> {
  const places = await fitPlaces(train, susie.params.parse({ merge }), context);
  const { hotspots } = places;
  return { ...places, weights: hotspots.map((share) => Math.sqrt(share * hotspots.length)) };
}

/**
 * Standardised places weighted by √(h · places), where h are the hotspots that `susie` learns from the training samples: the kernel of
 * these inputs is GBLUP's with hotspot weights. A place is worth its share, as an input of variance 1 is on average.
 */
export async function hotspotInputs(train: TrainingSet, context: FitContext): Promise<WeightedInputs> {
  const { genotypes } = train;
  const { columns, scaling, samples, weights } = await hotspotPlaces(train, context);
  const { binOf, markerMeans, scales } = scaling;
  return {
    genotypes: {
      samples: genotypes.samples,
      features: Array.from(weights, (_, place) => `place${place + 1}`),
      values: Float32Array.from(columns, (value, at) => value * weights[Math.floor(at / samples)]!),
    },
    onMarkers([first, ...others]) {
      if (first === undefined) return [];
      const { outputs } = first;
      const unfolded = new Float32Array(binOf.length * outputs);
      const bias = Float64Array.from(first.bias);
      binOf.forEach((place, marker) => {
        const factor = weights[place]! * scales[place]!;
        for (let unit = 0; unit < outputs; unit++) {
          const weight = factor * first.weights[place * outputs + unit]!;
          unfolded[marker * outputs + unit] = weight;
          bias[unit]! -= markerMeans[marker]! * weight;
        }
      });
      return [{ inputs: binOf.length, outputs, weights: unfolded, bias: Float32Array.from(bias) }, ...others];
    },
  };
}

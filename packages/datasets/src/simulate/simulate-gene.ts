import type { Rng } from '@snpress/data';
import type { CausalMarker } from './draw-architecture.js';
import { drawHeritability } from './draw-heritability.js';
import type { SimulateOptions } from './simulate-options.js';
import { variance } from './variance.js';

/** Of the order of log2 ratios between strains. */
const typicalDeviation = 0.35;
const spreadOfDeviations = 0.3;
const spreadOfMeans = 0.3;

/** A gene's expression in every sample, and what of it is genetic. */
export interface SimulatedGene {
  readonly expression: Float32Array;
  readonly geneticValues: Float32Array;
  /** The markers that act, with effects in expression units per allele copy. */
  readonly causal: readonly CausalMarker[];
}

/**
 * Simulates one gene: mean + genetic value + latent factors + noise. The genetic values have the share of the
 * variance in these samples that was drawn for the gene; the rest is split between latent factors and noise.
 * @param dosagesOf - the complete dosages of a marker, one per sample
 * @param factors - one array per latent factor: its value in each sample
 */
export function simulateGene(
  options: SimulateOptions,
  causal: readonly CausalMarker[],
  dosagesOf: (marker: number) => Float32Array,
  factors: readonly Float64Array[],
  rng: Rng,
): SimulatedGene {
  const { samples, cross, heritability, batchShare } = options;
  const mean = spreadOfMeans * rng.normal();
  const deviation = typicalDeviation * Math.exp(spreadOfDeviations * rng.normal());
  const drawn = drawHeritability(heritability, rng);

  const middle = cross === 'f2' ? 1 : 0.5;
  const unscaled = new Float64Array(samples);
  for (const { marker, effect } of causal) {
    dosagesOf(marker).forEach((dosage, sample) => (unscaled[sample]! += effect * (dosage - middle)));
  }
  const unscaledVariance = variance(unscaled);
  const isGenetic = drawn > 0 && unscaledVariance > 0;
  const scale = isGenetic ? deviation * Math.sqrt(drawn / unscaledVariance) : 0;
  const geneticValues = new Float32Array(samples);
  if (isGenetic) unscaled.forEach((value, sample) => (geneticValues[sample] = scale * value));

  const rest = deviation * Math.sqrt(1 - (isGenetic ? drawn : 0));
  const shared = factors.length > 0 ? batchShare : 0;
  const loadings = factors.map(() => rng.normal());
  const length = Math.hypot(...loadings);
  const expression = Float32Array.from(geneticValues, (genetic, sample) => {
    const factor = factors.reduce(
      (sum, values, index) => sum + (loadings[index]! / length) * values[sample]!,
      0,
    );
    return mean + genetic + rest * (Math.sqrt(shared) * factor + Math.sqrt(1 - shared) * rng.normal());
  });
  return {
    expression,
    geneticValues,
    causal: isGenetic ? causal.map((marker) => ({ ...marker, effect: scale * marker.effect })) : [],
  };
}

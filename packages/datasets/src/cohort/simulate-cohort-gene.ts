import type { Rng } from '@snpress/data';
import { drawHeritability } from '../simulate/draw-heritability.js';
import { variance } from '../simulate/variance.js';
import type { CohortOptions } from './cohort-options.js';
import type { UnscaledEffect } from './draw-cohort-effects.js';

/** Of log2 expression. */
const spreadOfMeans = 2;
const middleOfMeans = 5;
const typicalDeviation = 0.6;
const spreadOfDeviations = 0.3;

/** One gene in all people, whether a tissue has them or not. */
export interface CohortGene {
  /** With effects in expression units. */
  readonly effects: readonly UnscaledEffect[];
  /** For each tissue the genetic value of each person. */
  readonly geneticValues: readonly Float64Array[];
  readonly expression: readonly Float64Array[];
}

/** What moves expression besides genotypes: standardised, one value a person. */
export interface Influences {
  readonly covariates: readonly Float64Array[];
  /** Of each tissue. */
  readonly hidden: readonly (readonly Float64Array[])[];
}

/**
 * Simulates a gene in every tissue: mean + genetic value + covariates + hidden factors + what a person's tissues have in common + noise. All
 * its cis effects together have the share of variance that was drawn for the gene; a tissue that lacks some of them has less.
 *
 * @param dosagesOf - the complete dosages of a marker, one per person.
 */
export function simulateCohortGene(
  options: CohortOptions,
  effects: readonly UnscaledEffect[],
  dosagesOf: (marker: number) => Float32Array,
  { covariates, hidden }: Influences,
  rng: Rng,
): CohortGene {
  const { samples, covariateShare, hiddenShare, personShare, transHeritability } = options;
  const deviation = typicalDeviation * Math.exp(spreadOfDeviations * rng.normal());
  const mean = middleOfMeans + spreadOfMeans * rng.normal();
  const share = { cis: drawHeritability(options.heritability, rng), trans: 0 };
  share.trans = effects.some(({ kind }) => kind === 'trans') ? Math.min(transHeritability, 1 - share.cis) : 0;
  const scaled = (['cis', 'trans'] as const).flatMap((kind) => {
    const own = effects.filter((effect) => effect.kind === kind);
    const spread = variance(valuesOf(own, dosagesOf, samples, () => 1));
    const scale = spread > 0 ? deviation * Math.sqrt(share[kind] / spread) : 0;
    return scale === 0 ? [] : own.map((effect) => ({ ...effect, effect: scale * effect.effect }));
  });
  const tissues = hidden.map((factors, tissue) => ({
    factors,
    genetic: valuesOf(scaled, dosagesOf, samples, ({ inTissue }) => inTissue[tissue]!),
  }));

  const rest = deviation * Math.sqrt(Math.max(0, 1 - share.cis - share.trans));
  const ofCovariates = mixOf(covariates, samples, rng);
  const ofPerson = Float64Array.from({ length: samples }, () => rng.normal());
  const noiseShare = Math.max(0, 1 - covariateShare - hiddenShare - personShare);
  return {
    effects: scaled,
    geneticValues: tissues.map(({ genetic }) => genetic),
    expression: tissues.map(({ factors, genetic }) => {
      const ofFactors = mixOf(factors, samples, rng);
      return genetic.map(
        (value, person) =>
          mean +
          value +
          rest *
            (Math.sqrt(covariateShare) * ofCovariates[person]! +
              Math.sqrt(hiddenShare) * ofFactors[person]! +
              Math.sqrt(personShare) * ofPerson[person]! +
              Math.sqrt(noiseShare) * rng.normal()),
      );
    }),
  };
}

/** Σ effect · dosage, around its mean. */
function valuesOf(
  effects: readonly UnscaledEffect[],
  dosagesOf: (marker: number) => Float32Array,
  samples: number,
  weigh: (effect: UnscaledEffect) => number,
): Float64Array {
  const values = new Float64Array(samples);
  for (const effect of effects) {
    const factor = effect.effect * weigh(effect);
    const dosages = dosagesOf(effect.marker);
    const mean = dosages.reduce((sum, dosage) => sum + dosage, 0) / samples;
    dosages.forEach((dosage, person) => (values[person]! += factor * (dosage - mean)));
  }
  return values;
}

/** A random direction among columns, of variance 1 where they are independent; 0 where there are none. */
function mixOf(columns: readonly Float64Array[], samples: number, rng: Rng): Float64Array {
  const loadings = columns.map(() => rng.normal());
  const length = Math.hypot(...loadings);
  return Float64Array.from({ length: samples }, (_, person) =>
    columns.reduce((sum, column, k) => sum + (loadings[k]! / length) * column[person]!, 0),
  );
}

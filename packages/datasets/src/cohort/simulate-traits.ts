import type { Rng } from '@snpress/data';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { variance } from '../simulate/variance.js';
import type { CohortOptions } from './cohort-options.js';
import type { CohortGene } from './simulate-cohort-gene.js';
import type { SimulatedCohort } from './simulated-cohort.js';

/** Share of a trait's variance that covariates explain. */
const covariateShare = 0.1;

/**
 * Simulates traits of all people: the genetic values of a few genes in one tissue, covariates and noise. A disease has those whose liability
 * is highest.
 *
 * @param genes - as they are in all people.
 */
export function simulateTraits(
  { tissues, traits }: CohortOptions,
  samples: readonly string[],
  geneIds: readonly string[],
  genes: readonly CohortGene[],
  covariates: readonly Float64Array[],
  rng: Rng,
): Pick<SimulatedCohort, 'traits' | 'traitGenes'> {
  const names = [
    ...Array.from({ length: traits.quantitative }, (_, index) => `trait${index + 1}`),
    ...Array.from({ length: traits.binary }, (_, index) => `disease${index + 1}`),
  ];
  const tissueNames = Object.keys(tissues);
  const share = Math.min(traits.share, 1 - covariateShare);
  const values = new Float32Array(samples.length * names.length);
  const traitGenes = names.flatMap((trait, index) => {
    const own = rng.fork(trait);
    const tissue = own.integer(tissueNames.length);
    const drawn = [...own.permutation(genes.length).subarray(0, traits.genes)].map((gene) => {
      const values = genes[gene]!.geneticValues[tissue]!;
      return { gene, values, deviation: Math.sqrt(variance(values)), effect: own.normal() };
    });
    const active = drawn.filter(({ deviation }) => deviation > 0);
    const genetic = new Float64Array(samples.length);
    for (const { values, deviation, effect } of active)
      values.forEach((value, person) => (genetic[person]! += (effect * value) / deviation));
    const scale = active.length === 0 ? 0 : Math.sqrt(share / variance(genetic));
    const loadings = covariates.map(() => own.normal());
    const length = Math.hypot(...loadings) || 1;
    const noise = Math.sqrt(1 - covariateShare - (scale === 0 ? 0 : share));
    const liability = genetic.map((value, person) => {
      const ofCovariates = covariates.reduce(
        (sum, column, k) => sum + (loadings[k]! / length) * column[person]!,
        0,
      );
      return scale * value + Math.sqrt(covariateShare) * ofCovariates + noise * own.normal();
    });
    const isDisease = index >= traits.quantitative;
    const cases = Math.max(1, Math.round(traits.prevalence * samples.length));
    const threshold = liability.toSorted()[samples.length - cases]!;
    values.set(
      isDisease ? liability.map((value) => Number(value >= threshold)) : liability,
      index * samples.length,
    );
    return active.map(({ gene, effect }) => ({
      trait,
      gene: geneIds[gene]!,
      tissue: tissueNames[tissue]!,
      effect: scale * effect,
    }));
  });
  return { traits: createMatrix({ samples, features: names, values }), traitGenes };
}

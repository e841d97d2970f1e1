import type { Rng } from '@snpress/data';
import type { CohortOptions } from './cohort-options.js';
import { ANCESTORS, drawAncestors } from './draw-ancestors.js';

/** Genotypes of people, and where they come from. */
export interface People {
  /** People × markers, feature-major: copies of the derived allele, 0 … 2. */
  readonly dosages: Float32Array;
  /** For each population the share of each person's genome that is of it. */
  readonly ancestry: readonly Float64Array[];
}

/**
 * Draws two haplotypes for each person, block by block: a copy of one of the ancestors of the block, drawn by their frequencies in the
 * population that this stretch comes from, changing over to another now and then.
 */
export function drawPeople(options: CohortOptions, rng: Rng): People {
  const { samples, ldBlocks, markersPerBlock, recombination, ancestry } = options;
  const { populations, fst, admixture } = ancestry;
  const homeRng = rng.fork('home');
  const homes = Array.from({ length: samples }, () => homeRng.integer(populations));
  const blocks = Array.from({ length: populations }, () => new Float64Array(samples));
  const dosages = new Float32Array(samples * ldBlocks * markersPerBlock);
  for (let block = 0; block < ldBlocks; block++) {
    const own = rng.fork(`block${block}`);
    const alleles = drawAncestors(markersPerBlock, options.minorAlleleFrequency, own.fork('ancestors'));
    const sources = Array.from({ length: populations }, () =>
      cumulative(populations === 1 || fst === 0 ? undefined : (1 - fst) / (fst * ANCESTORS), own),
    );
    const first = block * markersPerBlock;
    for (let person = 0; person < samples; person++) {
      for (let copy = 0; copy < 2; copy++) {
        const population = own.uniform() < admixture ? own.integer(populations) : homes[person]!;
        blocks[population]![person]!++;
        let ancestor = drawFrom(sources[population]!, own);
        for (let marker = 0; marker < markersPerBlock; marker++) {
          if (marker > 0 && own.uniform() < recombination) ancestor = drawFrom(sources[population]!, own);
          dosages[(first + marker) * samples + person]! += alleles[marker]![ancestor]!;
        }
      }
    }
  }
  return { dosages, ancestry: blocks.map((counts) => counts.map((count) => count / (2 * ldBlocks))) };
}

/** Frequencies of the ancestors in a population, summed up: equal ones, or drawn from a Dirichlet distribution of equal shapes. */
function cumulative(shape: number | undefined, rng: Rng): Float64Array {
  const weights = Array.from({ length: ANCESTORS }, () => (shape === undefined ? 1 : drawGamma(shape, rng)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return Float64Array.from(weights, (weight) => (sum += weight / total));
}

function drawFrom(sums: Float64Array, rng: Rng): number {
  const uniform = rng.uniform();
  let index = 0;
  while (index < sums.length - 1 && sums[index]! <= uniform) index++;
  return index;
}

/** Marsaglia & Tsang 2000, with their way to shapes below 1. */
function drawGamma(shape: number, rng: Rng): number {
  if (shape < 1) return drawGamma(shape + 1, rng) * (1 - rng.uniform()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = rng.normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - rng.uniform()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

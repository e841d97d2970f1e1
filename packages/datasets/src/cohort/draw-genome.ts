import type { Rng } from '@snpress/data';
import type { GeneLocus } from '../simulate/draw-gene-loci.js';
import type { Locus } from '../simulate/spread-over-chromosomes.js';
import type { CohortOptions } from './cohort-options.js';
import type { Interval } from './simulated-cohort.js';

const shortestGene = 2000;
const longestGene = 60_000;
const basesPerKilobase = 1000;
const basesPerInterval = 2000;

/** Where everything lies. */
export interface CohortGenome {
  /** In genome order, block after block. */
  readonly markers: readonly Locus[];
  readonly genes: readonly GeneLocus[];
  readonly annotations: Readonly<Record<'enhancer' | 'neutral', readonly Interval[]>>;
}

/** Lays blocks end to end on chromosomes, with their markers; spreads genes and annotated intervals over them. */
export function drawGenome(options: CohortOptions, rng: Rng): CohortGenome {
  const { ldBlocks, chromosomes, markersPerBlock } = options;
  const blockLength = options.blockKilobases * basesPerKilobase;
  const blocksOn = Array.from(
    { length: chromosomes },
    (_, index) =>
      Math.floor(((index + 1) * ldBlocks) / chromosomes) - Math.floor((index * ldBlocks) / chromosomes),
  );
  const genome = ldBlocks * blockLength;
  const locate = (base: number): Locus => {
    let chromosome = 0;
    let position = base;
    while (position >= blocksOn[chromosome]! * blockLength) position -= blocksOn[chromosome++]! * blockLength;
    return { chromosome, position: position + 1 };
  };
  const spread = (count: number, own: Rng): Locus[] =>
    Array.from({ length: count }, (_, index) =>
      locate(Math.floor(((index + own.uniform()) / count) * genome)),
    );
  const lengthOf = (chromosome: number): number => blocksOn[chromosome]! * blockLength;

  const geneRng = rng.fork('genes');
  const genes = spread(options.genes, geneRng).map(({ chromosome, position }) => {
    const span = shortestGene - 1 + geneRng.integer(longestGene - shortestGene + 1);
    const forward = geneRng.uniform() < 0.5;
    const end = forward ? Math.min(lengthOf(chromosome), position + span) : Math.max(1, position - span);
    return { chromosome, position, end };
  });
  const intervals = (name: string): Interval[] =>
    spread(
      Math.max(1, Math.round((options.annotation.share * genome) / basesPerInterval)),
      rng.fork(name),
    ).map(({ chromosome, position }) => ({
      chromosome: String(chromosome + 1),
      start: position,
      end: Math.min(lengthOf(chromosome), position + basesPerInterval - 1),
    }));
  return {
    markers: spread(ldBlocks * markersPerBlock, rng.fork('markers')),
    genes,
    annotations: { enhancer: intervals('enhancer'), neutral: intervals('neutral') },
  };
}

import type { Rng } from '@snpress/data';
import { spreadOverChromosomes, type Locus } from './spread-over-chromosomes.js';
import { yeastChromosomes } from './yeast-chromosomes.js';

/** A gene on the genome: `position` is where its transcription starts. */
export interface GeneLocus extends Locus {
  /** Less than `position` on the reverse strand. */
  readonly end: number;
}

const shortestGene = 300;
const longestGene = 3000;

/** Spreads genes of either strand over the genome, in genome order. */
export function drawGeneLoci(count: number, rng: Rng): GeneLocus[] {
  return spreadOverChromosomes(count, rng).map(({ chromosome, position }) => {
    const span = shortestGene - 1 + rng.integer(longestGene - shortestGene + 1);
    const end =
      rng.uniform() < 0.5
        ? Math.min(yeastChromosomes[chromosome]!, position + span)
        : Math.max(1, position - span);
    return { chromosome, position, end };
  });
}

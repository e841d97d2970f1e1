import type { Rng } from '@snpress/data';
import { yeastChromosomes } from './yeast-chromosomes.js';

/** A place on the genome. */
export interface Locus {
  /** Index of the chromosome in `yeastChromosomes`. */
  readonly chromosome: number;
  /** 1-based. */
  readonly position: number;
}

/**
 * Spreads loci over the genome: it is cut into as many equal parts as there are loci, and each part has one, at
 * random. They come in genome order.
 */
export function spreadOverChromosomes(count: number, rng: Rng): Locus[] {
  const genome = yeastChromosomes.reduce((sum, length) => sum + length, 0);
  let chromosome = 0;
  let offset = 0;
  return Array.from({ length: count }, (_, index) => {
    const place = Math.floor(((index + rng.uniform()) / count) * genome);
    while (place >= offset + yeastChromosomes[chromosome]!) offset += yeastChromosomes[chromosome++]!;
    return { chromosome, position: place - offset + 1 };
  });
}

import type { Rng } from '@snpress/data';
import type { GeneLocus } from '../simulate/draw-gene-loci.js';
import type { Locus } from '../simulate/spread-over-chromosomes.js';
import type { CohortOptions } from './cohort-options.js';
import type { CohortGenome } from './draw-genome.js';
import type { CohortEffect } from './simulated-cohort.js';

/** A marker that acts on a gene: an effect that is not yet scaled, and what becomes of it in each tissue. */
export interface UnscaledEffect {
  readonly marker: number;
  readonly effect: number;
  readonly kind: CohortEffect['kind'];
  readonly pattern: CohortEffect['pattern'];
  /** 1, 0 or −1 for each tissue. */
  readonly inTissue: Int8Array;
}

/** Draws the markers that act on each gene: cis near its start, more often in enhancers, and here and there one in trans. */
export function drawCohortEffects(
  options: CohortOptions,
  genome: CohortGenome,
  rng: Rng,
): (readonly UnscaledEffect[])[] {
  const { markers, genes } = genome;
  const tissues = Object.keys(options.tissues).length;
  const weights = enhancerWeights(genome, options.annotation.fold);
  const cisRng = rng.fork('cis');
  const cis = genes.map((gene) =>
    drawCis(options, gene, markers, weights, cisRng).map((marker): UnscaledEffect => ({
      marker,
      effect: cisRng.normal(),
      kind: 'cis',
      ...drawPattern(options, tissues, cisRng),
    })),
  );
  const transRng = rng.fork('trans');
  const moved = transRng.permutation(genes.length).subarray(0, Math.round(options.transShare * genes.length));
  const trans = new Map<number, UnscaledEffect>();
  for (const gene of moved.toSorted()) {
    const regulators = cis.flatMap((own, other) =>
      isElsewhere(genes[gene]!, genes[other]!, options.cisWindow) ? own : [],
    );
    if (regulators.length === 0) continue;
    const { marker } = regulators[transRng.integer(regulators.length)]!;
    const inTissue = new Int8Array(tissues).fill(1);
    trans.set(gene, { marker, effect: transRng.normal(), kind: 'trans', pattern: 'shared', inTissue });
  }
  return cis.map((own, gene) => [...own, ...(trans.has(gene) ? [trans.get(gene)!] : [])]);
}

function isElsewhere(gene: Locus, other: Locus, window: number): boolean {
  return gene.chromosome !== other.chromosome || Math.abs(gene.position - other.position) > 2 * window;
}

/** For each marker how much likelier it is to be causal than one outside of enhancers. */
function enhancerWeights({ markers, annotations }: CohortGenome, fold: number): Float64Array {
  const { enhancer } = annotations;
  let next = 0;
  return Float64Array.from(markers, ({ chromosome, position }) => {
    const isBefore = ({ chromosome: other, end }: (typeof enhancer)[number]): boolean =>
      Number(other) < chromosome + 1 || (Number(other) === chromosome + 1 && end < position);
    while (next < enhancer.length && isBefore(enhancer[next]!)) next++;
    const interval = enhancer[next];
    return interval && Number(interval.chromosome) === chromosome + 1 && interval.start <= position
      ? fold
      : 1;
  });
}

/** Draws markers near the start of a gene, one after the other. */
function drawCis(
  { cisCausal, cisWindow, cisScale }: CohortOptions,
  gene: GeneLocus,
  markers: readonly Locus[],
  weights: Float64Array,
  rng: Rng,
): number[] {
  const near = [...markers.keys()].filter((index) => {
    const { chromosome, position } = markers[index]!;
    return chromosome === gene.chromosome && Math.abs(position - gene.position) <= cisWindow;
  });
  const chances = near.map(
    (index) => weights[index]! * Math.exp(-Math.abs(markers[index]!.position - gene.position) / cisScale),
  );
  const wanted = 1 + rng.integer(cisCausal);
  const drawn: number[] = [];
  for (let k = 0; k < wanted; k++) {
    const total = chances.reduce((sum, chance) => sum + chance, 0);
    if (total <= 0) break;
    let left = rng.uniform() * total;
    const hit = chances.findIndex((chance) => chance > 0 && (left -= chance) < 0);
    const index = hit === -1 ? chances.findLastIndex((chance) => chance > 0) : hit;
    drawn.push(near[index]!);
    chances[index] = 0;
  }
  return drawn;
}

function drawPattern(
  { effects }: CohortOptions,
  tissues: number,
  rng: Rng,
): Pick<UnscaledEffect, 'pattern' | 'inTissue'> {
  const { shared, specific, opposite } = effects;
  const drawn = rng.uniform() * (shared + specific + opposite);
  const special = rng.integer(tissues);
  if (drawn < shared) return { pattern: 'shared', inTissue: new Int8Array(tissues).fill(1) };
  const isSpecific = drawn < shared + specific;
  return {
    pattern: isSpecific ? 'specific' : 'opposite',
    inTissue: Int8Array.from({ length: tissues }, (_, tissue) =>
      isSpecific ? Number(tissue === special) : tissue === special ? -1 : 1,
    ),
  };
}

import type { Positions } from '@snpress/data';
import { chromosomeKeys } from '@snpress/data/chromosomes/chromosome-keys';
import type { MarkerBins } from '../bins/marker-bins.js';
import type { PlacePrior } from './place-prior.js';

/** How near the gene a cis effect is likely to be. */
export interface CisDistance {
  /** Bases over which the chance falls to 1/e. */
  readonly scale: number;
  /** Instead: upper ends of classes of distance, in bases, ascending, whose weights are learned from all genes. */
  readonly classes?: readonly number[] | undefined;
}

/** Scales beyond which the chance is as good as none. */
const REACH = 16;

interface Near {
  readonly places: Int32Array;
  /** Of each place: its weight by distance, and its class. */
  readonly weights: Float64Array;
  readonly classes: Int32Array;
}

/**
 * Places near the gene, by their weights where there are some: e^(−distance/scale) from its middle, on its own chromosome. Undefined where no gene is near any place.
 */
export function cisPrior(
  bins: MarkerBins,
  genes: Positions | undefined,
  { scale, classes = [] }: CisDistance,
  weights?: Float64Array,
): PlacePrior | undefined {
  const learned = classes.length > 0;
  const reach = classes.at(-1) ?? scale * REACH;
  const near = placesNear(bins, genes, reach, (distance, bin) => [
    (learned ? 1 : Math.exp(-distance / scale)) * (weights?.[bin] ?? 1),
    learned ? classes.findIndex((end) => distance <= end) : 0,
  ]);
  if (near.every(({ places }) => places.length === 0)) return undefined;
  const levels = new Float64Array(Math.max(1, classes.length)).fill(1);
  const credited = new Float64Array(levels.length);
  const exposed = new Float64Array(levels.length);
  const total = ({ weights, classes: of }: Near): number => {
    let sum = 0;
    for (let k = 0; k < weights.length; k++) sum += weights[k]! * levels[of[k]!]!;
    return Math.max(sum, 1e-12);
  };
  return {
    name: 'cis',
    share: 0.15,
    perGene: true,
    addTo(gene, weight, row) {
      const own = near[gene]!;
      const factor = weight / total(own);
      for (let k = 0; k < own.places.length; k++) {
        row[own.places[k]!]! += factor * own.weights[k]! * levels[own.classes[k]!]!;
      }
    },
    credit(gene, ratio, weight) {
      const own = near[gene]!;
      const whole = total(own);
      let sum = 0;
      for (let k = 0; k < own.places.length; k++) {
        const level = own.classes[k]!;
        const expected = ((weight * own.weights[k]! * levels[level]!) / whole) * ratio[own.places[k]!]!;
        credited[level]! += expected;
        exposed[level]! += own.weights[k]! / whole;
        sum += expected;
      }
      return sum;
    },
    learn() {
      if (learned) {
        const rates = credited.map((value, level) => (value + 0.5) / (exposed[level]! + 1));
        const most = Math.max(...rates);
        levels.set(rates.map((rate) => rate / most));
      }
      credited.fill(0);
      exposed.fill(0);
    },
  };
}

function placesNear(
  bins: MarkerBins,
  genes: Positions | undefined,
  reach: number,
  weigh: (distance: number, bin: number) => readonly [weight: number, level: number],
): readonly Near[] {
  const members = new Map<string, number[]>();
  bins.chromosome.forEach((chromosome, bin) => {
    if (chromosome === '') return;
    const own = members.get(chromosome);
    if (own === undefined) members.set(chromosome, [bin]);
    else own.push(bin);
  });
  return chromosomeKeys(genes?.chromosome ?? []).map((chromosome, gene): Near => {
    const middle = (genes!.start[gene]! + genes!.end[gene]!) / 2;
    const distanceTo = (bin: number): number =>
      Math.max(0, bins.start[bin]! - middle, middle - bins.end[bin]!);
    const places = (members.get(chromosome) ?? []).filter((bin) => distanceTo(bin) <= reach);
    const weighed = places.map((bin) => weigh(distanceTo(bin), bin));
    return {
      places: Int32Array.from(places),
      weights: Float64Array.from(weighed, ([weight]) => weight),
      classes: Int32Array.from(weighed, ([, level]) => level),
    };
  });
}

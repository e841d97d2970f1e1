import { bareChromosome, orderChromosomes } from './order-chromosomes.js';

/** Where markers lie; the order of the markers stands in for positions when there are none. */
export interface MarkerPlaces {
  readonly markers: readonly string[];
  readonly chromosome?: readonly string[];
  readonly position?: ArrayLike<number>;
}

/** One chromosome on the axis. */
interface ChromosomeSpan {
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

/** The chromosomes end to end. */
export interface GenomeAxis {
  readonly chromosomes: readonly ChromosomeSpan[];
  /** Where each marker lies on the axis and in which chromosome; NaN and −1 where that is not known. */
  readonly at: Float64Array;
  readonly chromosomeOf: Int32Array;
  readonly length: number;
}

/** Share of the genome's length that stays free between two chromosomes. */
const gap = 0.004;

/** Lays the chromosomes out end to end in their natural order, each from zero to its last marker. */
export function genomeAxis({ markers, chromosome, position }: MarkerPlaces): GenomeAxis {
  const at = new Float64Array(markers.length).fill(NaN);
  const chromosomeOf = new Int32Array(markers.length).fill(-1);
  if (chromosome === undefined || position === undefined) {
    at.forEach((_, i) => (at[i] = i + 1));
    chromosomeOf.fill(0);
    return {
      chromosomes: [{ label: '', from: 0, to: markers.length + 1 }],
      at,
      chromosomeOf,
      length: markers.length + 1,
    };
  }
  const lengths = new Map<string, number>();
  for (let i = 0; i < markers.length; i++) {
    const name = chromosome[i]!;
    if (Number.isFinite(position[i]!)) lengths.set(name, Math.max(lengths.get(name) ?? 1, position[i]!));
  }
  const free = gap * [...lengths.values()].reduce((sum, value) => sum + value, 0);
  const index = new Map<string, number>();
  const chromosomes: ChromosomeSpan[] = [];
  let from = 0;
  for (const name of orderChromosomes([...lengths.keys()])) {
    const to = from + lengths.get(name)!;
    index.set(name, chromosomes.length);
    chromosomes.push({ label: bareChromosome(name), from, to });
    from = to + free;
  }
  for (let i = 0; i < markers.length; i++) {
    if (!Number.isFinite(position[i]!)) continue;
    chromosomeOf[i] = index.get(chromosome[i]!)!;
    at[i] = chromosomes[chromosomeOf[i]!]!.from + position[i]!;
  }
  return { chromosomes, at, chromosomeOf, length: Math.max(from - free, 1) };
}

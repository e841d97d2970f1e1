import { chromosomeKeys } from '@snpress/data/chromosomes/chromosome-keys';
import type { Matrix, Positions } from '@snpress/data';

/** The markers near a gene: those of a chromosome, in order of position, from `from` up to but not including `to`. */
export interface CisRange {
  readonly chromosome: string;
  readonly from: number;
  readonly to: number;
}

/** Where the markers near genes lie. */
export interface CisRanges {
  /** The range of a gene, by its index; undefined where its position is not known or its chromosome has no markers. */
  rangeOf(gene: number): CisRange | undefined;
  /** The markers of a range, as ascending indices into the genotypes. */
  markersIn(range: CisRange): Int32Array;
  /** The genes that have a position, but no marker on their chromosome, by their index. */
  readonly withoutChromosome: readonly number[];
}

/** Markers of one chromosome by position. */
interface ChromosomeMarkers {
  readonly positions: Float64Array;
  readonly indices: Int32Array;
}

/** Finds, for each gene, the markers on its chromosome within `window` bases of its interval, both ends included. */
export function cisRanges(
  genotypes: Pick<Matrix, 'positions'>,
  expression: Pick<Matrix, 'positions'>,
  window: number,
): CisRanges {
  const genePositions = expression.positions;
  const markers = markersByChromosome(genotypes.positions);
  const geneChromosomes = chromosomeKeys(
    genePositions?.chromosome ?? [],
    genotypes.positions?.chromosome ?? [],
  );
  return {
    rangeOf(gene) {
      const chromosome = geneChromosomes[gene] ?? '';
      const near = markers.get(chromosome);
      if (near === undefined) return undefined;
      const [start, end] = [genePositions!.start[gene]!, genePositions!.end[gene]!];
      return {
        chromosome,
        from: countWhile(near.positions, (position) => position < Math.min(start, end) - window),
        to: countWhile(near.positions, (position) => position <= Math.max(start, end) + window),
      };
    },
    markersIn: ({ chromosome, from, to }) => markers.get(chromosome)!.indices.slice(from, to).sort(),
    withoutChromosome: geneChromosomes.flatMap((chromosome, gene) =>
      chromosome === '' || markers.has(chromosome) ? [] : [gene],
    ),
  };
}

function markersByChromosome(positions: Positions | undefined): Map<string, ChromosomeMarkers> {
  const members = new Map<string, number[]>();
  chromosomeKeys(positions?.chromosome ?? []).forEach((chromosome, marker) => {
    if (chromosome === '' || Number.isNaN(positions!.start[marker])) return;
    const own = members.get(chromosome);
    if (own === undefined) members.set(chromosome, [marker]);
    else own.push(marker);
  });
  const at = (marker: number): number => positions!.start[marker]!;
  return new Map(
    [...members].map(([chromosome, own]) => {
      const indices = Int32Array.from(own).sort((a, b) => at(a) - at(b));
      return [chromosome, { indices, positions: Float64Array.from(indices, at) }];
    }),
  );
}

/** How many of the first values satisfy a condition that no later one does. */
function countWhile(values: Float64Array, holds: (value: number) => boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(values[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

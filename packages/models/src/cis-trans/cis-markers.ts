import { chromosomeKeys, type Matrix, type Positions } from '@snpress/data';
import { ModelError } from '../contract/model-error.js';

/** Which markers are near which genes. */
export interface CisMarkers {
  /** Bases from a gene to the farthest marker that still counts as near it. */
  readonly window: number;
  /** The genes that have a position and a marker near them, in the order of the expression. */
  readonly genes: readonly string[];
  /** The markers near a gene, as ascending indices into the genotypes; none for a gene without a position. */
  markersOf(gene: string): Int32Array;
  /** Whole sentences: no positions at all, or no chromosome in common. */
  readonly warnings: readonly string[];
}

/** Markers of one chromosome by position. */
interface ChromosomeMarkers {
  readonly positions: Float64Array;
  readonly indices: Int32Array;
}

/**
 * The cis markers of each gene: those on its chromosome within `window` bases of its interval, both ends included. A gene
 * may start after its end (reverse strand). Chromosome names need not be written alike in both files (`chromosomeKeys`).
 *
 * @param genotypes - markers with positions; values are not read.
 * @param expression - genes with positions; values are not read.
 * @param window - in bases, 0 or more; Infinity takes the whole chromosome.
 * @throws ModelError where `window` is not such a number.
 */
export function findCisMarkers(
  genotypes: Pick<Matrix, 'features' | 'positions'>,
  expression: Pick<Matrix, 'features' | 'positions'>,
  window: number,
): CisMarkers {
  if (!(window >= 0)) throw new ModelError(`the cis window is ${window}; give a number of bases, 0 or more`);
  const geneAt = new Map(expression.features.map((gene, index) => [gene, index]));
  const genePositions = expression.positions;
  const markers = markersByChromosome(genotypes.positions);
  const geneChromosomes = chromosomeKeys(genePositions?.chromosome ?? []);

  const markersOf = (gene: string): Int32Array => {
    const index = geneAt.get(gene);
    const near = index === undefined ? undefined : markers.get(geneChromosomes[index] ?? '');
    if (near === undefined) return new Int32Array(0);
    const [start, end] = [genePositions!.start[index!]!, genePositions!.end[index!]!];
    const from = countWhile(near.positions, (position) => position < Math.min(start, end) - window);
    const to = countWhile(near.positions, (position) => position <= Math.max(start, end) + window);
    return near.indices.slice(from, to).sort();
  };
  return {
    window,
    genes: expression.features.filter((gene) => markersOf(gene).length > 0),
    markersOf,
    warnings: problems(genotypes.positions, genePositions, markers, geneChromosomes),
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

function problems(
  markerPositions: Positions | undefined,
  genePositions: Positions | undefined,
  markers: ReadonlyMap<string, ChromosomeMarkers>,
  geneChromosomes: readonly string[],
): string[] {
  const without = [
    ...(markerPositions === undefined ? ['the markers'] : []),
    ...(genePositions === undefined ? ['the genes'] : []),
  ];
  if (without.length > 0) {
    return [`The positions of ${without.join(' and ')} are not known, so that no marker is cis to a gene.`];
  }
  if (geneChromosomes.some((chromosome) => markers.has(chromosome))) return [];
  return [
    `No gene is on a chromosome that has markers: genes are on ${examples(genePositions!)}, markers on ` +
      `${examples(markerPositions!)}. No marker is cis to a gene; name the chromosomes alike in both files.`,
  ];
}

/** The first chromosome names of a file. */
function examples({ chromosome }: Positions): string {
  const names = [...new Set(chromosome)].filter((name) => name !== '');
  if (names.length === 0) return 'none';
  const shown = names.slice(0, 3).map((name) => JSON.stringify(name));
  return [...shown, ...(names.length > shown.length ? ['…'] : [])].join(', ');
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

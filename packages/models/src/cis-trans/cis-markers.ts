import type { Matrix, Positions } from '@snpress/data';
import { checkWindow } from './check-window.js';
import { cisRanges, type CisRange } from './cis-ranges.js';

/** Which markers are near which genes. */
export interface CisMarkers {
  /** Bases from a gene to the farthest marker that still counts as near it. */
  readonly window: number;
  /** The genes that have a position and a marker near them, in the order of the expression. */
  readonly genes: readonly string[];
  /** The markers near a gene, as ascending indices into the genotypes; none for a gene without a position. */
  markersOf(gene: string): Int32Array;
  /** Whole sentences: no positions at all, or chromosomes of genes that have no markers. */
  readonly warnings: readonly string[];
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
  checkWindow(window);
  const geneAt = new Map(expression.features.map((gene, index) => [gene, index]));
  const ranges = cisRanges(genotypes, expression, window);

  const rangeOf = (gene: string): CisRange | undefined => {
    const index = geneAt.get(gene);
    const range = index === undefined ? undefined : ranges.rangeOf(index);
    return range === undefined || range.from === range.to ? undefined : range;
  };
  return {
    window,
    genes: expression.features.filter((gene) => rangeOf(gene) !== undefined),
    markersOf(gene) {
      const range = rangeOf(gene);
      return range === undefined ? new Int32Array(0) : ranges.markersIn(range);
    },
    warnings: problems(genotypes.positions, expression.positions, ranges.withoutChromosome),
  };
}

function problems(
  markerPositions: Positions | undefined,
  genePositions: Positions | undefined,
  withoutChromosome: readonly number[],
): string[] {
  const without = [
    ...(markerPositions === undefined ? ['the markers'] : []),
    ...(genePositions === undefined ? ['the genes'] : []),
  ];
  if (without.length > 0) {
    return [`The positions of ${without.join(' and ')} are not known, so that no marker is cis to a gene.`];
  }
  const isKnown = (chromosome: string): boolean => chromosome !== '';
  const genes = genePositions!.chromosome.filter(isKnown).length;
  if (withoutChromosome.length < genes || genes === 0) {
    if (withoutChromosome.length === 0) return [];
    const own = withoutChromosome.map((gene) => genePositions!.chromosome[gene]!);
    return [
      `${withoutChromosome.length} of ${genes} genes are on chromosomes without markers (${examples(own)}; markers are on ` +
        `${examples(markerPositions!.chromosome)}). If these are the same chromosomes, name them alike in both files.`,
    ];
  }
  return [
    `No gene is on a chromosome that has markers: genes are on ${examples(genePositions!.chromosome)}, markers on ` +
      `${examples(markerPositions!.chromosome)}. No marker is cis to a gene; name the chromosomes alike in both files.`,
  ];
}

/** The first of the chromosomes that are named. */
function examples(chromosomes: readonly string[]): string {
  const names = [...new Set(chromosomes)].filter((name) => name !== '');
  if (names.length === 0) return 'none';
  const shown = names.slice(0, 3).map((name) => JSON.stringify(name));
  return [...shown, ...(names.length > shown.length ? ['…'] : [])].join(', ');
}

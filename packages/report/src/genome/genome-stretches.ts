import type { MarkerInclusion } from '../input/report-input.js';
import { genomeAxis } from './genome-axis.js';

/** Stretches of the whole genome, at most. */
const most = 300;

/** A stretch of a chromosome, and how many genes have effects there. */
export interface GenomeStretch {
  readonly chromosome: string;
  /** In bases; where positions are not known, the numbers of the first marker and of the first one after. */
  readonly from: number;
  readonly to: number;
  /** Expected number of genes with an effect in it. */
  readonly genes: number;
  /** The marker that acts on most genes. */
  readonly marker: string;
}

/**
 * The expected number of genes that have an effect in each stretch of the genome; stretches are equally long, and those that act on no
 * gene are left out.
 */
export function genomeStretches(inclusion: MarkerInclusion): readonly GenomeStretch[] {
  const { markers, chromosome, genes, starts, entries, probabilities } = inclusion;
  const axis = genomeAxis(inclusion);
  const size = roundSize(axis.length / most);
  const reached = new Map<number, number>();
  const byMarker = new Float64Array(markers.length);
  const stretchOf = (marker: number): number => {
    const own = axis.chromosomeOf[marker]!;
    return own < 0 ? -1 : own * 2 ** 20 + Math.floor((axis.at[marker]! - axis.chromosomes[own]!.from) / size);
  };
  for (let gene = 0; gene < genes.length; gene++) {
    const own = new Map<number, number>();
    for (let k = starts[gene]!; k < starts[gene + 1]!; k++) {
      const marker = entries[k]!;
      const stretch = stretchOf(marker);
      byMarker[marker]! += probabilities[k]!;
      if (stretch >= 0) own.set(stretch, (own.get(stretch) ?? 0) + probabilities[k]!);
    }
    for (const [stretch, sum] of own) reached.set(stretch, (reached.get(stretch) ?? 0) + Math.min(1, sum));
  }
  const highest = new Map<number, number>();
  for (let marker = 0; marker < markers.length; marker++) {
    const stretch = stretchOf(marker);
    const other = highest.get(stretch);
    if (other === undefined || byMarker[marker]! > byMarker[other]!) highest.set(stretch, marker);
  }
  return [...reached]
    .sort(([a], [b]) => a - b)
    .map(([stretch, count]) => {
      const marker = highest.get(stretch)!;
      const at = stretch % 2 ** 20;
      return {
        chromosome: chromosome?.[marker] ?? '',
        from: at * size,
        to: (at + 1) * size,
        genes: count,
        marker: markers[marker]!,
      };
    });
}

/** The next larger of 1, 2, 5, 10, 20, … */
function roundSize(least: number): number {
  const unit = 10 ** Math.floor(Math.log10(Math.max(least, 1)));
  return unit * [1, 2, 5, 10].find((factor) => factor * unit >= least)!;
}

import { genomeAxis } from '../genome/genome-axis.js';
import { bareChromosome } from '../genome/order-chromosomes.js';
import type { MarkerInclusion } from '../input/report-input.js';
import { printable } from '../text/printable.js';
import { packWhole } from './pack-numbers.js';

/** Which markers act on which genes, as a page carries it. */
export interface PackedInclusion {
  readonly model: string;
  /** Probabilities below this are not there. */
  readonly least: number;
  readonly placed: boolean;
  readonly chromosomes: readonly { readonly label: string; readonly from: number; readonly to: number }[];
  readonly length: number;
  /** Of the markers that any gene has: id, place along the axis, chromosome. */
  readonly markers: readonly (readonly [id: string, at: number, chromosome: number])[];
  /** By gene: six digits for each marker, three for which, two for its probability in thousandths, one for its credible set from 1. */
  readonly genes: readonly string[];
}

const thresholds = [0.02, 0.05, 0.1, 0.25, 0.5];
const perEntry = 6;
const perMarker = 30;

/** Packs what a model says of genes: the likeliest markers, as many as there is room for; undefined where there is none. */
export function packInclusion(
  inclusion: MarkerInclusion,
  genes: readonly string[],
  room: number,
): PackedInclusion | undefined {
  const { probabilities, entries } = inclusion;
  const least = thresholds.find((threshold) => {
    const markers = new Set<number>();
    let count = 0;
    for (let k = 0; k < entries.length; k++)
      if (probabilities[k]! >= threshold) {
        count++;
        markers.add(entries[k]!);
      }
    return markers.size < 64 ** 3 && count * perEntry + markers.size * perMarker <= room;
  });
  if (least === undefined) return undefined;
  const axis = genomeAxis(inclusion);
  const place = new Map<number, number>();
  const placeOf = (marker: number): number => {
    if (!place.has(marker)) place.set(marker, place.size);
    return place.get(marker)!;
  };
  const own = new Map(inclusion.genes.map((gene, g) => [gene, g]));
  const setOf = setsOf(inclusion);
  const packed = genes.map((gene) => {
    const g = own.get(gene);
    if (g === undefined) return '';
    const sets = setOf(g);
    let text = '';
    for (let k = inclusion.starts[g]!; k < inclusion.starts[g + 1]!; k++) {
      const probability = probabilities[k]!;
      if (probability < least) continue;
      const set = Math.min(sets.get(entries[k]!) ?? 0, 63);
      text +=
        packWhole(placeOf(entries[k]!), 3) +
        packWhole(Math.round(1000 * Math.min(probability, 4)), 2) +
        packWhole(set, 1);
    }
    return text;
  });
  return {
    model: inclusion.model,
    least,
    placed: inclusion.chromosome !== undefined && inclusion.position !== undefined,
    chromosomes: axis.chromosomes,
    length: axis.length,
    markers: [...place.keys()].map((marker) => [
      printable(inclusion.markers[marker]!),
      Number.isNaN(axis.at[marker]!) ? -1 : axis.at[marker]!,
      axis.chromosomeOf[marker]!,
    ]),
    genes: packed,
  };
}

/** The credible set, from 1, of the markers of a gene. */
function setsOf({ credibleSets }: MarkerInclusion): (gene: number) => ReadonlyMap<number, number> {
  const byGene = new Map<number, Map<number, number>>();
  const counts = new Map<number, number>();
  for (const { gene, markers } of credibleSets) {
    const number = (counts.get(gene) ?? 0) + 1;
    counts.set(gene, number);
    const sets = byGene.get(gene) ?? new Map<number, number>();
    for (let k = 0; k < markers.length; k++) sets.set(markers[k]!, number);
    byGene.set(gene, sets);
  }
  return (gene) => byGene.get(gene) ?? new Map();
}

/** Where a gene is on the axis; -1 where that is not known. */
export function geneAt({ chromosomes }: PackedInclusion, chromosome: string, position: number): number {
  const own = chromosomes.find(({ label }) => label === bareChromosome(chromosome));
  return own === undefined || !Number.isFinite(position) ? -1 : Math.min(own.from + position, own.to);
}

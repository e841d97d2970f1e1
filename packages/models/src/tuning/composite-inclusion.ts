import type { Inclusion } from '../contract/inclusion.js';
import type { CompositePart } from './composite-part.js';
import { placesOfGenes } from './places-of-genes.js';

/**
 * Where the effects on the genes of all parts are; undefined where no part can say so. A gene whose part cannot has no effects.
 * Hotspots and sources are the means over genes.
 *
 * @param markers - of the whole, where parts take some of them.
 */
export function compositeInclusion(
  genes: readonly string[],
  parts: readonly CompositePart[],
  markers?: readonly string[],
): (() => Inclusion) | undefined {
  if (parts.every(({ fitted }) => fitted.inclusion === undefined)) return undefined;
  return () => {
    const found = parts.map(({ fitted }) => fitted.inclusion?.());
    const all = markers ?? found.find(Boolean)!.markers;
    const { partOf, geneOf } = placesOfGenes(genes, parts);
    const own = (part: number, local: Int32Array): Int32Array => {
      const place = parts[part]!.markers;
      return place === undefined ? local : local.map((marker) => place[marker]!);
    };
    const told = parts.reduce((sum, part, k) => sum + (found[k] ? part.genes.length : 0), 0);
    const hotspots = new Float64Array(all.length);
    const mix: Record<string, number> = {};
    found.forEach((inclusion, part) => {
      if (inclusion === undefined) return;
      const share = parts[part]!.genes.length / told;
      const places = own(part, Int32Array.from(inclusion.markers.keys()));
      places.forEach((marker, k) => (hotspots[marker]! += share * inclusion.hotspots[k]!));
      for (const [source, value] of Object.entries(inclusion.mix)) {
        mix[source] = (mix[source] ?? 0) + share * value;
      }
    });
    return {
      markers: all,
      genes,
      probabilitiesOf(gene) {
        const part = partOf[gene]!;
        const of = found[part]?.probabilitiesOf(geneOf[gene]!);
        if (of === undefined) return { markers: new Int32Array(0), probabilities: new Float64Array(0) };
        return { markers: own(part, of.markers), probabilities: of.probabilities };
      },
      credibleSets: found
        .flatMap((inclusion, part) => {
          const { from, genes: to } = parts[part]!;
          const wholeOf = new Map<number, number[]>();
          from.forEach((local, k) => wholeOf.set(local, [...(wholeOf.get(local) ?? []), k]));
          return (inclusion?.credibleSets ?? []).flatMap((set) =>
            (wholeOf.get(set.gene) ?? []).map((k) => ({
              ...set,
              gene: to[k]!,
              markers: own(part, set.markers),
            })),
          );
        })
        .sort((a, b) => a.gene - b.gene),
      hotspots,
      mix,
      notes: [...new Set(found.flatMap((inclusion) => inclusion?.notes ?? []))],
    };
  };
}

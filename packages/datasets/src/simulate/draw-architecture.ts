import type { Rng } from '@snpress/data';
import { nearestMarker } from './nearest-marker.js';
import type { SimulateOptions } from './simulate-options.js';
import type { Locus } from './spread-over-chromosomes.js';

/** A marker that acts on a gene, by index, with an effect that is not yet scaled. */
export interface CausalMarker {
  readonly marker: number;
  readonly effect: number;
  readonly kind: 'cis' | 'trans';
}

/** Draws the markers that act on each gene, a marker at most once per gene, with standard normal effects. */
export function drawArchitecture(
  options: SimulateOptions,
  markers: readonly Locus[],
  genes: readonly Locus[],
  rng: Rng,
): CausalMarker[][] {
  const acting = genes.map(() => new Map<number, CausalMarker>());
  const add = (gene: number, marker: number, kind: CausalMarker['kind']): void => {
    if (!acting[gene]!.has(marker)) acting[gene]!.set(marker, { marker, effect: rng.normal(), kind });
  };

  const cisGenes = rng.permutation(genes.length).subarray(0, Math.round(options.cisShare * genes.length));
  for (const gene of cisGenes.toSorted()) {
    const marker = nearestMarker(markers, genes[gene]!);
    if (marker !== undefined) add(gene, marker, 'cis');
  }

  const genesPerHotspot = options.genesPerHotspot ?? Math.max(1, Math.round(genes.length / 20));
  for (const marker of rng.permutation(markers.length).subarray(0, options.hotspots)) {
    for (const gene of rng.permutation(genes.length).subarray(0, genesPerHotspot)) add(gene, marker, 'trans');
  }

  for (let gene = 0; gene < genes.length; gene++) {
    for (let locus = 0; locus < options.transLoci; locus++) add(gene, rng.integer(markers.length), 'trans');
  }
  return acting.map((byMarker) => [...byMarker.values()]);
}

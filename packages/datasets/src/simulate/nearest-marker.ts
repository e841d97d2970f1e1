import type { Locus } from './spread-over-chromosomes.js';

/**
 * The index of the marker nearest to a locus on its chromosome; undefined where the chromosome has none.
 * @param markers - in genome order
 */
export function nearestMarker(markers: readonly Locus[], locus: Locus): number | undefined {
  let low = 0;
  let high = markers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (comesBefore(markers[middle]!, locus)) low = middle + 1;
    else high = middle;
  }
  const distance = (index: number): number =>
    markers[index]?.chromosome === locus.chromosome
      ? Math.abs(markers[index].position - locus.position)
      : Infinity;
  const nearest = distance(low - 1) <= distance(low) ? low - 1 : low;
  return distance(nearest) === Infinity ? undefined : nearest;
}

function comesBefore(a: Locus, b: Locus): boolean {
  return a.chromosome < b.chromosome || (a.chromosome === b.chromosome && a.position < b.position);
}

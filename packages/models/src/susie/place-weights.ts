import type { MarkerBins } from '../bins/marker-bins.js';

/** How likely markers are to act, and the places that they are merged into, relative to each other. */
export interface PlaceWeights {
  /** Of each marker. */
  readonly markers: Float64Array;
  /** Of each place: the mean of its markers. */
  readonly places: Float64Array;
}

export function weightsOfPlaces(
  { binOf, sizes }: Pick<MarkerBins, 'binOf' | 'sizes'>,
  markers: Float64Array,
): PlaceWeights {
  const places = new Float64Array(sizes.length);
  binOf.forEach((bin, marker) => (places[bin]! += markers[marker]! / sizes[bin]!));
  return { markers, places };
}

/** Of each marker: its share of what its place has. */
export function sharesOfPlaces(
  { binOf, sizes }: Pick<MarkerBins, 'binOf' | 'sizes'>,
  { markers, places }: PlaceWeights,
): Float64Array {
  return markers.map((weight, marker) => weight / (places[binOf[marker]!]! * sizes[binOf[marker]!]!));
}

import type { MarkerEffects } from '../contract/linear-model.js';

/** The effects of the markers in `among`; of all where it is undefined. Both lists ascend. */
export function amongMarkers(all: MarkerEffects, among: Int32Array | undefined): MarkerEffects {
  if (among === undefined) return all;
  const kept: number[] = [];
  let at = 0;
  all.markers.forEach((marker, k) => {
    while (at < among.length && among[at]! < marker) at++;
    if (among[at] === marker) kept.push(k);
  });
  return {
    markers: Int32Array.from(kept, (k) => all.markers[k]!),
    effects: Float64Array.from(kept, (k) => all.effects[k]!),
  };
}

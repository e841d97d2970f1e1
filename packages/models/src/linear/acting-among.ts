import type { MarkerEffects } from '../contract/linear-model.js';

/** Those of the markers in `among` that have an effect. */
export function actingAmong(among: Int32Array, effectOf: (marker: number) => number): MarkerEffects {
  const markers = new Int32Array(among.length);
  const effects = new Float64Array(among.length);
  let count = 0;
  for (const marker of among) {
    const effect = effectOf(marker);
    if (effect === 0) continue;
    markers[count] = marker;
    effects[count++] = effect;
  }
  return { markers: markers.slice(0, count), effects: effects.slice(0, count) };
}

/**
 * Multiplies what markers have of vectors with the weights of the markers, in place.
 * @param effects - vectors × markers, row-major.
 * @param among - the markers.
 * @param weights - of all markers; nothing is changed where there are none.
 */
export function weighEffects(
  effects: Float64Array,
  among: Int32Array,
  weights: Float64Array | undefined,
): Float64Array {
  if (weights === undefined) return effects;
  for (let at = 0; at < effects.length; at++) effects[at]! *= weights[among[at % among.length]!]!;
  return effects;
}

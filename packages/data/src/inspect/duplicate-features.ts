import { featureValues } from '../matrix/feature-values.js';
import type { Matrix } from '../matrix/matrix.js';

/** The indices of the features whose values equal those of an earlier one in every sample; missing equals missing. */
export function duplicateFeatures(matrix: Matrix): number[] {
  const byHash = new Map<number, number[]>();
  return matrix.features.flatMap((_, feature) => {
    const values = featureValues(matrix, feature);
    const hash = hashOf(values);
    const alike = byHash.get(hash) ?? [];
    if (alike.some((earlier) => areEqual(featureValues(matrix, earlier), values))) return [feature];
    byHash.set(hash, [...alike, feature]);
    return [];
  });
}

/** Hashes the bits of the values, the two zeros and all NaNs alike. */
function hashOf(values: Float32Array): number {
  const canonical = Float32Array.from(values, (value) => (Number.isNaN(value) ? NaN : value + 0));
  const bits = new Uint32Array(canonical.buffer);
  let hash = 0x811c9dc5;
  for (let index = 0; index < bits.length; index++) {
    hash = Math.imul(hash ^ bits[index]!, 0x01000193);
    // Small whole numbers differ in their high bits only, and a product carries upwards only.
    hash ^= hash >>> 15;
  }
  return hash;
}

function areEqual(a: Float32Array, b: Float32Array): boolean {
  return a.every((value, index) => value === b[index] || (Number.isNaN(value) && Number.isNaN(b[index])));
}

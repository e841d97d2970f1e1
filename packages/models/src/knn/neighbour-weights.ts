import type { SampleWeights } from '../sample-weights/sample-weights.js';

/** Squared distances that differ by less than this share are ties: far above rounding, far below one marker. */
const TIE = 1e-9;

/** How the neighbours of a sample are averaged. */
export type NeighbourWeighting = 'uniform' | 'distance';

/**
 * The weights of the `k` nearest training samples of each row of squared distances. Samples tied at the `k`-th distance
 * share the places that are left, so the order of the samples does not matter. By `distance` each counts inversely to its
 * distance, and samples at distance 0, where there are any, alone (as in scikit-learn).
 */
export function neighbourWeights(
  distances: Float64Array,
  training: number,
  k: number,
  weighting: NeighbourWeighting,
): SampleWeights {
  const weights = new Float64Array(distances.length);
  for (let at = 0; at < distances.length; at += training) {
    weighRow(distances.subarray(at, at + training), weights.subarray(at, at + training), k, weighting);
  }
  return weights;
}

function weighRow(
  distances: Float64Array,
  weights: Float64Array,
  k: number,
  weighting: NeighbourWeighting,
): void {
  const places = Math.min(k, distances.length);
  const last = distances.slice().sort()[places - 1]!;
  const [lower, upper] = [last * (1 - TIE), last * (1 + TIE)];
  let closer = 0;
  let tied = 0;
  for (const distance of distances) {
    if (distance < lower) closer++;
    else if (distance <= upper) tied++;
  }
  const identical = distances.includes(0);
  let total = 0;
  distances.forEach((distance, sample) => {
    if (distance > upper) return;
    const place = distance < lower ? 1 : (places - closer) / tied;
    const weight = place * nearness(distance, weighting, identical);
    weights[sample] = weight;
    total += weight;
  });
  for (let sample = 0; sample < weights.length; sample++) weights[sample]! /= total;
}

function nearness(distance: number, weighting: NeighbourWeighting, identical: boolean): number {
  if (weighting === 'uniform') return 1;
  if (identical) return distance === 0 ? 1 : 0;
  return 1 / Math.sqrt(distance);
}

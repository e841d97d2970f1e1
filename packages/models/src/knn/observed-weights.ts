import type { Matrix } from '@snpress/data';
import { observedGroups } from '../contract/observed-groups.js';
import type { SampleWeights } from '../sample-weights/sample-weights.js';
import { neighbourWeights, type NeighbourWeighting } from './neighbour-weights.js';

/**
 * The weights of the nearest training samples among those that have a value of a gene. Those of one group of genes and one number of neighbours
 * are kept at a time: ask for the genes in their order.
 *
 * @param distances - predicted × training samples.
 * @returns gene, number of neighbours → weights, predicted × training samples.
 */
export function observedWeights(
  distances: Float64Array,
  expression: Matrix,
  weighting: NeighbourWeighting,
): (gene: number, k: number) => SampleWeights {
  const samples = expression.samples.length;
  const groups = observedGroups([expression]);
  const groupOf = new Int32Array(expression.features.length);
  groups.forEach(({ genes }, at) => {
    for (const gene of genes) groupOf[gene] = at;
  });
  const known = groups.map(() => new Map<number, SampleWeights>());
  let last = -1;
  return (gene, k) => {
    const at = groupOf[gene]!;
    if (last !== at) known[last]?.clear();
    last = at;
    let weights = known[at]!.get(k);
    if (weights === undefined) {
      weights = weightsAmong(distances, samples, groups[at]!.rows[0]!, k, weighting);
      known[at]!.set(k, weights);
    }
    return weights;
  };
}

function weightsAmong(
  distances: Float64Array,
  samples: number,
  rows: Int32Array,
  k: number,
  weighting: NeighbourWeighting,
): SampleWeights {
  if (rows.length === samples) return neighbourWeights(distances, samples, k, weighting);
  const own = new Float64Array((distances.length / samples) * rows.length);
  for (let from = 0, to = 0; from < distances.length; from += samples) {
    for (const row of rows) own[to++] = distances[from + row]!;
  }
  const among = neighbourWeights(own, rows.length, k, weighting);
  const weights = new Float64Array(distances.length);
  for (let to = 0, from = 0; to < weights.length; to += samples) {
    for (const row of rows) weights[to + row] = among[from++]!;
  }
  return weights;
}

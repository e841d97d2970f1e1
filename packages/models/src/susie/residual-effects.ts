import { geneLanes } from '../relationship/gene-lanes.js';
import { kernelPosterior } from '../relationship/kernel-posterior.js';
import { linearDuals } from '../relationship/linear-duals.js';
import { relationshipSystem } from '../relationship/relationship-system.js';
import { weightedRelationship } from '../relationship/weighted-relationship.js';
import type { PlaceFit } from './fit-places.js';
import type { SparseRows } from './sparse-rows.js';

/**
 * GBLUP of what single effects leave, on places weighted by the square root of the hotspots: the posterior mean over shares of the
 * variance, half of which is for nothing being left.
 *
 * @returns the effects of all places on all genes, single effects included: genes × places.
 */
export function residualEffects(
  {
    samples,
    columns,
    targets,
    hotspots,
    effects,
  }: Pick<PlaceFit, 'samples' | 'columns' | 'targets' | 'hotspots' | 'effects'>,
  shares: readonly number[],
): Float32Array {
  const rest = residuals(targets, columns, samples, effects);
  const lanes = geneLanes(rest, samples, shares.length, hotspots.length);
  try {
    const weights = hotspots.map(Math.sqrt);
    const all = Int32Array.from(weights.keys());
    const matrix = weightedRelationship(columns, samples, columns, samples, all, weights);
    const system = relationshipSystem(matrix, lanes);
    const duals = linearDuals(lanes, columns, weights);
    const posterior = kernelPosterior(lanes, 0.5);
    const profile = { places: new Int32Array(0), weights: new Float64Array(0), common: 1 };
    if (system !== undefined) posterior.add(system, shares, 0.5 / shares.length, duals.receiver(profile));
    const result = duals.effects(posterior.total);
    addRows(result, effects, hotspots.length);
    return result;
  } finally {
    lanes.release();
  }
}

/** Genes less what sparse effects predict of them. */
function residuals(
  targets: Float64Array,
  columns: Float64Array,
  samples: number,
  { starts, columns: places, values }: SparseRows,
): Float64Array {
  const rest = targets.slice();
  for (let gene = 0; gene + 1 < starts.length; gene++) {
    for (let k = starts[gene]!; k < starts[gene + 1]!; k++) {
      const from = places[k]! * samples;
      for (let i = 0; i < samples; i++) rest[gene * samples + i]! -= values[k]! * columns[from + i]!;
    }
  }
  return rest;
}

/** Adds sparse rows to dense ones. */
export function addRows(dense: Float32Array, { starts, columns, values }: SparseRows, width: number): void {
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let k = starts[row]!; k < starts[row + 1]!; k++) dense[row * width + columns[k]!]! += values[k]!;
  }
}

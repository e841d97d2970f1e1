import { columnsAmong, matrixAmong } from '../relationship/among-rows.js';
import { geneLanes } from '../relationship/gene-lanes.js';
import { kernelPosterior } from '../relationship/kernel-posterior.js';
import { linearDuals } from '../relationship/linear-duals.js';
import { relationshipSystem } from '../relationship/relationship-system.js';
import { weightedRelationship } from '../relationship/weighted-relationship.js';
import type { PlaceFit } from './fit-places.js';
import { type GenePart, geneParts } from './gene-parts.js';
import type { SparseRows } from './sparse-rows.js';

/**
 * GBLUP of what single effects leave, on places weighted by the square root of the hotspots: the posterior mean over shares of the
 * variance, half of which is for nothing being left.
 *
 * @returns the effects of all places on all genes, single effects included: genes × places.
 */
export function residualEffects(
  fit: Pick<PlaceFit, 'samples' | 'columns' | 'targets' | 'hotspots' | 'effects' | 'groups'>,
  shares: readonly number[],
): Float32Array {
  const { samples, columns, hotspots, effects } = fit;
  const places = hotspots.length;
  const weights = hotspots.map(Math.sqrt);
  const all = Int32Array.from(weights.keys());
  const matrix = weightedRelationship(columns, samples, columns, samples, all, weights);
  const result = new Float32Array(effects.starts.length * places - places);
  for (const part of geneParts(fit)) {
    const among = columnsAmong(columns, samples, part.rows);
    const own = effectsOfRest(matrixAmong(matrix, samples, part.rows), residuals(part, among, effects), {
      columns: among,
      weights,
      shares,
    });
    part.genes.forEach((gene, k) => {
      result.set(own.subarray(k * places, (k + 1) * places), gene * places);
    });
  }
  addRows(result, effects, places);
  return result;
}

/** Genes × places. */
function effectsOfRest(
  matrix: Float64Array,
  rest: Float64Array,
  { columns, weights, shares }: { columns: Float64Array; weights: Float64Array; shares: readonly number[] },
): Float32Array {
  const lanes = geneLanes(rest, Math.sqrt(matrix.length), shares.length, weights.length);
  try {
    const system = relationshipSystem(matrix, lanes);
    const duals = linearDuals(lanes, columns, weights);
    const posterior = kernelPosterior(lanes, 0.5);
    const profile = { places: new Int32Array(0), weights: new Float64Array(0), common: 1 };
    if (system !== undefined) posterior.add(system, shares, 0.5 / shares.length, duals.receiver(profile));
    return duals.effects(posterior.total);
  } finally {
    lanes.release();
  }
}

/** Genes less what sparse effects predict of them, centred. */
function residuals(
  { genes, rows, targets }: GenePart,
  columns: Float64Array,
  { starts, columns: places, values }: SparseRows,
): Float64Array {
  const rest = targets.slice();
  const samples = rows.length;
  genes.forEach((gene, index) => {
    const own = rest.subarray(index * samples, (index + 1) * samples);
    for (let k = starts[gene]!; k < starts[gene + 1]!; k++) {
      const from = places[k]! * samples;
      for (let i = 0; i < samples; i++) own[i]! -= values[k]! * columns[from + i]!;
    }
    const mean = own.reduce((sum, value) => sum + value, 0) / samples;
    for (let i = 0; i < samples; i++) own[i]! -= mean;
  });
  return rest;
}

/** Adds sparse rows to dense ones. */
export function addRows(dense: Float32Array, { starts, columns, values }: SparseRows, width: number): void {
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let k = starts[row]!; k < starts[row + 1]!; k++) dense[row * width + columns[k]!]! += values[k]!;
  }
}

import { interleavedAt, LANES } from '../kernels/lane-kernels.js';
import { fours, type GeneLanes, laneOf } from './gene-lanes.js';
import type { DualReceiver } from './kernel-posterior.js';
import type { MarkerProfile } from './weighted-relationship.js';

/** Adds up, over relationship matrices that are linear in dosages, the effects of standardised places. */
export interface LinearDuals {
  /** Receives the dual weights of X diag(profile) Xᵀ; until the next is asked for. */
  receiver(profile: MarkerProfile): DualReceiver;
  /** Genes × places, divided by the total weight of each gene. */
  effects(total: Float64Array): Float32Array;
}

/**
 * @param columns - standardised places of the training samples, one after the other.
 * @param common - a weight of each place that profiles have a share of.
 */
export function linearDuals(lanes: GeneLanes, columns: Float64Array, common: Float64Array): LinearDuals {
  const { genes, samples, size, at, floats, kernels } = lanes;
  const places = common.length;

  /** Puts weighted places into the rows of `factors`, and where they are into `list`; returns how many rows that is. */
  function setFactors(chosen: Int32Array, weights: Float64Array): number {
    const rows = fours(chosen.length);
    floats.factors.fill(0, 0, rows * size);
    lanes.list.fill(0, chosen.length, rows).set(chosen);
    chosen.forEach((place, row) => {
      const weight = weights[row]!;
      for (let i = 0; i < samples; i++) {
        floats.factors[interleavedAt(row, i, size)] = weight * columns[place * samples + i]!;
      }
    });
    return rows;
  }

  return {
    receiver({ places: own, weights, common: share }) {
      const rows = setFactors(own, weights);
      return {
        rescale(gene, factor) {
          scaleLane(floats.effects, laneOf(gene, places), places, factor);
          scaleLane(floats.shared, laneOf(gene, size), samples, factor);
        },
        add({ first, groups }) {
          const shared = at.shared + 4 * first * size;
          if (share !== 0) kernels.addLanes(at.duals, size, at.inOrder, groups, share, shared, size);
          addEffects(at.duals, first, groups, rows);
        },
      };
    },
    effects(total) {
      for (let start = 0; start < places; start += lanes.rows) {
        const count = Math.min(lanes.rows, places - start);
        const chosen = Int32Array.from({ length: count }, (_, k) => start + k);
        const rows = setFactors(chosen, common.subarray(start, start + count));
        for (const { first, groups } of lanes.blocks) {
          addEffects(at.shared + 4 * first * size, first, groups, rows);
        }
      }
      const result = new Float32Array(genes * places);
      for (let gene = 0; gene < genes; gene++) {
        const from = laneOf(gene, places);
        for (let k = 0; k < places; k++) {
          result[gene * places + k] = floats.effects[from + k * LANES]! / total[gene]!;
        }
      }
      return result;
    },
  };

  function addEffects(duals: number, first: number, groups: number, rows: number): void {
    const effects = at.effects + 4 * first * places;
    kernels.multiplyLanes(at.factors, rows, size, duals, groups, at.products);
    kernels.addLanes(at.products, rows, at.list, groups, 1, effects, places);
  }
}

function scaleLane(values: Float32Array, first: number, length: number, factor: number): void {
  for (let k = 0; k < length; k++) values[first + k * LANES]! *= factor;
}

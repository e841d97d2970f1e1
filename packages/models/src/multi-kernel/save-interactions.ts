import type { ArrayBundle } from '@snpress/data';
import { startsOf } from '../susie/sparse-rows.js';
import type { InteractionDuals } from './interaction-duals.js';

export function saveInteractions(model: InteractionDuals): ArrayBundle {
  const { kind, depth, samples, columns, common, profiles, genes, duals } = model;
  return {
    metadata: { interactions: kind, depth, samples, genotypesOf: samples },
    arrays: {
      columns,
      common,
      profileStarts: startsOf(profiles.map(({ places }) => places.length)),
      profilePlaces: Int32Array.from(profiles.flatMap(({ places }) => [...places])),
      profileWeights: Float64Array.from(profiles.flatMap(({ weights }) => [...weights])),
      profileCommon: Float64Array.from(profiles, (profile) => profile.common),
      dualStarts: startsOf(genes.map(({ length }) => length)),
      dualGenes: Int32Array.from(genes.flatMap((own) => [...own])),
      duals: joined(duals),
    },
  };
}

/** Undefined where a model has none. */
export function loadInteractions({ metadata, arrays }: ArrayBundle): InteractionDuals | undefined {
  const { interactions, depth, samples } = metadata;
  if (interactions === undefined) return undefined;
  const rows = samples as number;
  const [starts, places, weights] = [
    arrays.profileStarts as Int32Array,
    arrays.profilePlaces as Int32Array,
    arrays.profileWeights as Float64Array,
  ];
  const [dualStarts, dualGenes, duals] = [
    arrays.dualStarts as Int32Array,
    arrays.dualGenes as Int32Array,
    arrays.duals as Float32Array,
  ];
  const common = arrays.profileCommon as Float64Array;
  return {
    kind: interactions as InteractionDuals['kind'],
    depth: depth as number,
    samples: rows,
    columns: arrays.columns as Float64Array,
    common: arrays.common as Float64Array,
    profiles: Array.from(common, (share, k) => ({
      places: places.subarray(starts[k], starts[k + 1]),
      weights: weights.subarray(starts[k], starts[k + 1]),
      common: share,
    })),
    genes: Array.from(common, (_, k) => dualGenes.subarray(dualStarts[k], dualStarts[k + 1])),
    duals: Array.from(common, (_, k) => duals.subarray(dualStarts[k]! * rows, dualStarts[k + 1]! * rows)),
  };
}

/** One after the other. */
export function joined(parts: readonly Float32Array[]): Float32Array {
  const result = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}

import type { Matrix } from '@snpress/data';
import { columnVariance } from '../linear/column-variance.js';

/** What decides how much of each context's prediction the joint model is given: sums over held-out values. */
interface Products {
  /** Of the squared differences of both predictions. */
  readonly differences: number;
  /** Of those differences times what the models apart leave. */
  readonly explained: number;
}

/** Shares of 1/2 that speak like so many of the context's own sums: nothing is known for sure by one held-out part. */
const PRIOR = 0.05;

/**
 * How much of the prediction in each context is best taken of the joint model, the rest of the models apart, by least squares on held-out
 * samples: 0 to 1, of each context pulled towards what is best in all of them.
 *
 * @param apart - what either predicts for samples that neither has seen.
 */
export function jointShares(observed: Matrix, apart: Matrix, joint: Matrix): ReadonlyMap<string, number> {
  const { context } = observed.contexts!;
  const rows = observed.samples.length;
  const byContext = new Map<string, Products>();
  observed.features.forEach((_, feature) => {
    let { differences, explained } = byContext.get(context[feature]!) ?? { differences: 0, explained: 0 };
    const own = observed.values.subarray(feature * rows, (feature + 1) * rows);
    // Genes count by the variance that they have, whatever their units.
    const scale = 1 / (columnVariance(observed.values, feature, rows) || Infinity);
    for (const [row, value] of own.entries()) {
      if (Number.isNaN(value)) continue;
      const at = feature * rows + row;
      const difference = joint.values[at]! - apart.values[at]!;
      differences += scale * difference * difference;
      explained += scale * difference * (value - apart.values[at]!);
    }
    byContext.set(context[feature]!, { differences, explained });
  });
  const all = [...byContext.values()].reduce((sum, products) => add(sum, products));
  const size = byContext.size;
  const prior = { differences: all.differences * PRIOR, explained: all.differences * (PRIOR / 2) };
  const common = shareOf(add(all, prior));
  const pull = { differences: all.differences / size, explained: (all.differences / size) * common };
  return new Map([...byContext].map(([name, own]) => [name, shareOf(add(own, pull))]));
}

function add(first: Products, second: Products): Products {
  return {
    differences: first.differences + second.differences,
    explained: first.explained + second.explained,
  };
}

function shareOf({ differences, explained }: Products): number {
  return differences > 0 ? Math.min(1, Math.max(0, explained / differences)) : 1 / 2;
}

import type { ActiveSet } from './active-set.js';
import type { Design } from './design.js';
import type { GeneWeights } from './sparse-weights.js';

/**
 * The present weights as weights of markers in dosage units. Identical and complementary markers share theirs
 * where `shared` (which is the optimum with a ridge part); otherwise the first of them has it all.
 *
 * @param members - `groupMembers(design)`.
 */
export function expandWeights(
  design: Design,
  members: readonly (readonly number[])[],
  set: ActiveSet,
  shared: boolean,
): GeneWeights {
  const markers: number[] = [];
  const weights: number[] = [];
  let intercept = set.mean - set.shift;
  for (let k = 0; k < set.size; k++) {
    const group = members[set.columns[k]!]!;
    const owners = shared ? group : group.slice(0, 1);
    for (const marker of owners) {
      const weight = (design.sign[marker]! * set.weights[k]!) / (owners.length * design.scales[marker]!);
      markers.push(marker);
      weights.push(weight);
      intercept -= weight * design.means[marker]!;
    }
  }
  return { markers, weights, intercept };
}

/** The markers of every distinct column, in order. */
export function groupMembers({ columns, group }: Design): number[][] {
  const members: number[][] = Array.from({ length: columns }, () => []);
  group.forEach((column, marker) => members[column]?.push(marker));
  return members;
}

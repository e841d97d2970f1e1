import type { Matrix } from '@snpress/data';
import type { StepsOfWork } from '../contract/steps-of-work.js';
import type { CandidateSplits } from './candidate-splits.js';
import type { Tree } from './forest.js';
import type { Split, SplitSearch } from './split-search.js';

/** When a node stays a leaf although it is not pure. */
export interface TreeLimits {
  /** Splits between the root and a leaf, at most. */
  readonly maxDepth: number;
  /** Distinct samples that a node must have to be split. */
  readonly minSplit: number;
}

/** Grows one tree on the samples with a positive count, until its leaves are pure or the limits stop it; a node is a step. */
export function* growTree(
  genotypes: Matrix,
  search: SplitSearch,
  candidates: CandidateSplits,
  counts: Uint8Array,
  limits: TreeLimits,
): StepsOfWork<Tree> {
  const inBag = Int32Array.from(counts.keys()).filter((sample) => counts[sample]! > 0);
  const capacity = 2 * inBag.length - 1;
  const marker = new Int32Array(capacity).fill(-1);
  const threshold = new Float64Array(capacity);
  const right = new Int32Array(capacity);
  const gain = new Float64Array(capacity);
  let nodes = 0;

  function* grow(members: Int32Array, depth: number): StepsOfWork<void> {
    yield;
    const node = nodes++;
    if (depth >= limits.maxDepth || members.length < Math.max(2, limits.minSplit)) return;
    if (search.enter(members, counts)) return;
    const split = candidates.choose();
    if (split === undefined) return;
    marker[node] = split.marker;
    threshold[node] = split.threshold;
    gain[node] = split.gain;
    const middle = partition(genotypes, members, split);
    yield* grow(members.subarray(0, middle), depth + 1);
    right[node] = nodes;
    yield* grow(members.subarray(middle), depth + 1);
  }
  yield* grow(inBag, 0);

  return {
    marker: marker.subarray(0, nodes),
    threshold: threshold.subarray(0, nodes),
    right: right.subarray(0, nodes),
    gain: gain.subarray(0, nodes),
    counts,
  };
}

/** Moves the samples that go left to the front, in place, and returns how many they are. */
function partition(genotypes: Matrix, members: Int32Array, split: Split): number {
  const offset = split.marker * genotypes.samples.length;
  let middle = 0;
  for (let k = 0; k < members.length; k++) {
    const sample = members[k]!;
    if (genotypes.values[offset + sample]! <= split.threshold) {
      members[k] = members[middle]!;
      members[middle++] = sample;
    }
  }
  return middle;
}

import type { Forest, Tree } from './forest.js';

/** One tree of a forest, with the leaf of every training sample, in the bag or not. */
export interface TreeView extends Tree {
  readonly leaf: Int32Array;
}

/** The arrays of one tree, sharing memory with the forest's. */
export function treeAt(forest: Forest, index: number): TreeView {
  const from = forest.firstNode[index]!;
  const to = forest.firstNode[index + 1]!;
  const row = index * forest.samples;
  return {
    marker: forest.marker.subarray(from, to),
    threshold: forest.threshold.subarray(from, to),
    right: forest.right.subarray(from, to),
    gain: forest.gain.subarray(from, to),
    counts: forest.counts.subarray(row, row + forest.samples),
    leaf: forest.leaf.subarray(row, row + forest.samples),
  };
}

import type { Matrix } from '@snpress/data';
import type { SampleWeights } from '../sample-weights/sample-weights.js';
import { findLeaf } from './find-leaf.js';
import type { Forest } from './forest.js';
import { treeAt, type TreeView } from './tree-at.js';

/** The sample weights that predict new samples, for the first `c` trees for every `c` of `treeCounts`. */
export function forestWeights(
  forest: Forest,
  genotypes: Matrix,
  treeCounts: readonly number[],
): Map<number, SampleWeights> {
  return averageTrees(forest, genotypes.samples.length, treeCounts, (tree, row) =>
    findLeaf(tree, genotypes, row),
  );
}

/** The same for the training samples, each by the trees whose bootstrap left it out; NaN where none did. */
export function outOfBagWeights(forest: Forest, treeCounts: readonly number[]): Map<number, SampleWeights> {
  return averageTrees(forest, forest.samples, treeCounts, (tree, row) =>
    tree.counts[row] === 0 ? tree.leaf[row]! : -1,
  );
}

/** The share of each training sample in its leaf's mean: its bootstrap count over that of the leaf; 0 out of the bag. */
export function leafShares(tree: TreeView): Float64Array {
  const total = new Float64Array(tree.marker.length);
  tree.leaf.forEach((leaf, sample) => (total[leaf]! += tree.counts[sample]!));
  return Float64Array.from(tree.leaf, (leaf, sample) =>
    tree.counts[sample] === 0 ? 0 : tree.counts[sample]! / total[leaf]!,
  );
}

/** @param leafOf the leaf of a row, or −1 where the tree has no say on it. */
function averageTrees(
  forest: Forest,
  rows: number,
  treeCounts: readonly number[],
  leafOf: (tree: TreeView, row: number) => number,
): Map<number, SampleWeights> {
  const { samples } = forest;
  const sum = new Float64Array(rows * samples);
  const votes = new Int32Array(rows);
  const wanted = new Set(treeCounts);
  const result = new Map<number, SampleWeights>();
  for (let index = 0; index < Math.max(...treeCounts); index++) {
    const tree = treeAt(forest, index);
    const shares = leafShares(tree);
    for (let row = 0; row < rows; row++) {
      const leaf = leafOf(tree, row);
      if (leaf < 0) continue;
      votes[row]!++;
      for (let sample = 0; sample < samples; sample++) {
        if (tree.leaf[sample] === leaf) sum[row * samples + sample]! += shares[sample]!;
      }
    }
    if (!wanted.has(index + 1)) continue;
    result.set(
      index + 1,
      sum.map((value, at) => value / votes[Math.floor(at / samples)]!),
    );
  }
  return result;
}

import type { Matrix, Rng } from '@snpress/data';
import { findLeaf } from './find-leaf.js';
import type { Forest } from './forest.js';
import { leafShares } from './forest-weights.js';
import { shareImportance } from './share-importance.js';
import { createSplitTable } from './split-table.js';
import { squaredErrors } from './squared-errors.js';
import { treeAt, type TreeView } from './tree-at.js';

/**
 * Importance of every marker by how much a tree's out-of-bag mean squared error over all genes grows when the marker's
 * values are permuted among its out-of-bag samples (Breiman 2001), averaged over the trees that have such samples, and
 * shared among equivalent markers. A marker that no tree asks for has none. Errors come from the Gram matrix of the
 * centred expression, so the cost does not depend on the number of genes.
 */
export function permutationImportance(
  forest: Forest,
  genotypes: Matrix,
  gram: Float64Array,
  genes: number,
  rng: Rng,
): Float64Array {
  const importance = new Float64Array(genotypes.features.length);
  const permuted: Matrix = { ...genotypes, values: genotypes.values.slice() };
  let trees = 0;
  for (let index = 0; index < forest.trees; index++) {
    const tree = treeAt(forest, index);
    const left = Int32Array.from(tree.counts.keys()).filter((sample) => tree.counts[sample] === 0);
    if (left.length === 0) continue;
    trees++;
    const random = rng.fork(index);
    const errors = leafErrors(tree, gram);
    const before = left.reduce((sum, sample) => sum + errors.get(tree.leaf[sample]!)![sample]!, 0);
    const asked = new Set(tree.marker.filter((marker) => marker >= 0).sort());
    for (const marker of asked) {
      const column = marker * forest.samples;
      const order = random.permutation(left.length);
      left.forEach((sample, k) => {
        permuted.values[column + sample] = genotypes.values[column + left[order[k]!]!]!;
      });
      const after = left.reduce(
        (sum, sample) => sum + errors.get(findLeaf(tree, permuted, sample))![sample]!,
        0,
      );
      for (const sample of left) permuted.values[column + sample] = genotypes.values[column + sample]!;
      importance[marker]! += (after - before) / (left.length * genes);
    }
  }
  return shareImportance(
    importance.map((value) => value / trees),
    createSplitTable(genotypes),
  );
}

/** Leaf → squared error over all genes of predicting each training sample by that leaf. */
function leafErrors(tree: TreeView, gram: Float64Array): Map<number, Float64Array> {
  const shares = leafShares(tree);
  const errors = new Map<number, Float64Array>();
  for (const leaf of new Set(tree.leaf)) {
    const weights = shares.map((share, sample) => (tree.leaf[sample] === leaf ? share : 0));
    errors.set(leaf, squaredErrors(gram, weights));
  }
  return errors;
}

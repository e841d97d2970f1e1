import type { FitContext } from '../contract/fit-context.js';
import type { Matrix } from '@snpress/data';
import { runInTurns } from '../contract/steps-of-work.js';
import { bootstrapCounts } from './bootstrap.js';
import { drawnMarkers, everyMarker } from './candidate-splits.js';
import { findLeaf } from './find-leaf.js';
import type { Forest, Tree } from './forest.js';
import { growTree, type TreeLimits } from './grow-tree.js';
import type { GeneSums } from './gene-sums.js';
import { createSplitSearch } from './split-search.js';
import type { SplitTable } from './split-table.js';

/** How to grow a forest. */
export interface ForestOptions extends TreeLimits {
  readonly trees: number;
  /** Markers to draw at each node; all of them where it is their number. */
  readonly drawnMarkers: number;
  /** Distinct samples on each side of a split, at least. */
  readonly minLeaf: number;
  readonly bootstrap: boolean;
}

/**
 * Grows a forest on genotypes and the Gram matrix of the centred expression (samples × samples): the trees are those of
 * multi-output CART on all genes (`sums` of the same genes, where these are few). Tree `t` draws from `context.rng.fork(t)`, so that a larger forest begins with a smaller one.
 */
export async function growForest(
  genotypes: Matrix,
  table: SplitTable,
  gram: Float64Array,
  options: ForestOptions,
  context: FitContext,
  sums?: GeneSums,
): Promise<Forest> {
  const samples = genotypes.samples.length;
  const search = createSplitSearch(genotypes, table, gram, options.minLeaf, sums);
  const trees: Tree[] = [];
  for (let index = 0; index < options.trees; index++) {
    const rng = context.rng.fork(index);
    const counts = options.bootstrap ? bootstrapCounts(samples, rng) : new Uint8Array(samples).fill(1);
    const candidates =
      options.drawnMarkers < table.markers
        ? drawnMarkers(table, search, options.drawnMarkers, rng)
        : everyMarker(table, search, rng);
    const tree = growTree(genotypes, search, candidates, counts, options);
    trees.push(await runInTurns(tree, context, index / options.trees));
  }
  context.onProgress?.(1);
  return joinTrees(trees, genotypes);
}

function joinTrees(trees: readonly Tree[], genotypes: Matrix): Forest {
  const samples = genotypes.samples.length;
  const firstNode = new Int32Array(trees.length + 1);
  trees.forEach((tree, index) => (firstNode[index + 1] = firstNode[index]! + tree.marker.length));
  const nodes = firstNode[trees.length]!;
  const forest: Forest = {
    trees: trees.length,
    samples,
    firstNode,
    marker: new Int32Array(nodes),
    threshold: new Float64Array(nodes),
    right: new Int32Array(nodes),
    gain: new Float64Array(nodes),
    leaf: new Int32Array(trees.length * samples),
    counts: new Uint8Array(trees.length * samples),
  };
  trees.forEach((tree, index) => {
    forest.marker.set(tree.marker, firstNode[index]);
    forest.threshold.set(tree.threshold, firstNode[index]);
    forest.right.set(tree.right, firstNode[index]);
    forest.gain.set(tree.gain, firstNode[index]);
    forest.counts.set(tree.counts, index * samples);
    for (let sample = 0; sample < samples; sample++) {
      forest.leaf[index * samples + sample] = findLeaf(tree, genotypes, sample);
    }
  });
  return forest;
}

import type { Matrix } from '@snpress/data';
import type { Tree } from './forest.js';

/** The leaf of a tree that a sample falls into, as a node of that tree. */
export function findLeaf(
  tree: Pick<Tree, 'marker' | 'threshold' | 'right'>,
  genotypes: Matrix,
  sample: number,
): number {
  const samples = genotypes.samples.length;
  let node = 0;
  while (tree.marker[node]! >= 0) {
    const value = genotypes.values[tree.marker[node]! * samples + sample]!;
    node = value <= tree.threshold[node]! ? node + 1 : tree.right[node]!;
  }
  return node;
}

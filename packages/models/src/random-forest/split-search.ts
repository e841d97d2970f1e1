import type { Matrix } from '@snpress/data';
import { Division } from './division.js';
import type { GeneSums } from './gene-sums.js';
import { PatternWalk } from './pattern-walk.js';
import { RankSweep } from './rank-sweep.js';
import { SplitNode } from './split-node.js';
import type { SplitTable } from './split-table.js';

/** A split of a node: samples at or below `threshold` go left. */
export interface Split {
  readonly marker: number;
  /** Midway between the two values of the node that the split separates. */
  readonly threshold: number;
  /** By how much the split lowers the weighted sum of squares over all genes. */
  readonly gain: number;
}

/**
 * Finds the best split of a node in two steps: which division of its samples is best, then which marker makes it. It keeps
 * its buffers between nodes, so it serves one tree at a time.
 */
export interface SplitSearch {
  /**
   * Makes a node the current one.
   * @param members indices of its samples
   * @param counts bootstrap count of every training sample
   * @returns whether all of its expression is equal
   */
  enter(members: Int32Array, counts: Uint8Array): boolean;
  /** Compares all patterns. */
  tryAll(): void;
  /** Compares the first `count` patterns of a list. */
  tryPatterns(list: Int32Array, count: number): void;
  /** Compares every threshold of a class of many values. */
  sweepClass(index: number): void;
  /** Whether some class tried so far is not constant on the node. */
  varied(): boolean;
  /** Settles on the best division of those tried since `enter`; false where none is allowed. Ties go to the first tried. */
  settle(): boolean;
  /** Whether a class makes the division that was settled on. */
  separates(index: number): boolean;
  /** Writes all classes for which `separates` holds to `classes`, each once, and returns how many they are. */
  separating(classes: Int32Array): number;
  /** The division that was settled on, as made by a marker of a class that separates. */
  splitBy(marker: number): Split;
}

/**
 * The multi-output criterion of CART without the genes. With K the Gram matrix of the expression, centred on the node and
 * weighted by the bootstrap counts, splitting S into L and R lowers the sum of squares over all genes by
 * 1ᴸᵀ K 1ᴸ · w(S) / (w(L) w(R)), because K 1ˢ = 0.
 * @param sums - of the same expression, where its genes are few
 */
export function createSplitSearch(
  genotypes: Matrix,
  table: SplitTable,
  gram: Float64Array,
  minLeaf: number,
  sums?: GeneSums,
): SplitSearch {
  const node = new SplitNode(table.samples, gram, sums);
  const walk = new PatternWalk(table, node, minLeaf);
  const sweep = new RankSweep(table, node, minLeaf);
  const division = new Division(table, node);
  let isByRank = false;
  return {
    enter: (members, counts) => node.enter(members, counts),
    tryAll() {
      if (walk.runAll()) isByRank = false;
    },
    tryPatterns(list, count) {
      if (walk.run(list, count)) isByRank = false;
    },
    sweepClass(index) {
      if (sweep.run(index)) isByRank = true;
    },
    varied: () => node.varied,
    settle() {
      if (node.bestGain === -Infinity) return false;
      if (isByRank) division.setThreshold(sweep.bestRow, sweep.bestRank);
      else division.setPattern(walk.best);
      return true;
    },
    separates: (index) => division.isMadeBy(index),
    separating: (classes) => division.makers(classes),
    splitBy: (marker) => ({
      marker,
      threshold: division.threshold(genotypes.values, marker * table.samples),
      gain: Math.max(0, node.bestGain),
    }),
  };
}

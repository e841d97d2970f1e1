import type { Forest } from './forest.js';
import { shareImportance } from './share-importance.js';
import type { SplitTable } from './split-table.js';
import { treeAt } from './tree-at.js';

/**
 * Importance of every marker by how much its splits lower the sum of squares (Breiman et al. 1984): the share of each
 * tree's total decrease, averaged over the trees that split at all, shared among equivalent markers. Sums to 1, or is all
 * zero where no tree splits.
 */
export function impurityImportance(forest: Forest, table: SplitTable): Float64Array {
  const importance = new Float64Array(table.markers);
  let trees = 0;
  for (let index = 0; index < forest.trees; index++) {
    const { marker, gain } = treeAt(forest, index);
    const total = gain.reduce((sum, value) => sum + value, 0);
    if (total === 0) continue;
    trees++;
    marker.forEach((asked, node) => {
      if (asked >= 0) importance[asked]! += gain[node]! / total;
    });
  }
  return trees === 0
    ? importance
    : shareImportance(
        importance.map((value) => value / trees),
        table,
      );
}

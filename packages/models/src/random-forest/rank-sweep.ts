import type { SplitNode } from './split-node.js';
import type { SplitTable } from './split-table.js';

/** Compares the divisions of a node that the thresholds of a class of many values make. */
export class RankSweep {
  /** Of the best division, where a threshold made it: where the ranks of its class begin, and the largest on the left. */
  bestRow = -1;
  bestRank = -1;
  private readonly product: Float64Array;
  private readonly sorted: Int32Array;
  private readonly rankCount: Int32Array;

  constructor(
    private readonly table: SplitTable,
    private readonly node: SplitNode,
    private readonly minLeaf: number,
  ) {
    this.product = new Float64Array(table.samples);
    this.sorted = new Int32Array(table.samples);
    this.rankCount = new Int32Array(table.samples + 1);
  }

  /** Sweeps a class from its lowest rank up. @returns whether one of its divisions is the best so far */
  run(index: number): boolean {
    const { product, sorted, node, minLeaf } = this;
    const { samples, ranks, rankRow } = this.table;
    const { kernel, weight, size, total, members, sums } = node;
    const offset = rankRow[index]! * samples;
    this.sort(offset);
    let quadratic = 0;
    let leftWeight = 0;
    let isBest = false;
    product.fill(0, 0, size);
    sums?.clear();
    for (let k = 0; k < size - 1; k++) {
      const a = sorted[k]!;
      if (sums) {
        sums.move(a, 1);
        quadratic = sums.quadratic();
      } else {
        const row = a * size;
        quadratic += 2 * product[a]! + kernel[row + a]!;
        for (let b = 0; b < size; b++) product[b]! += kernel[row + b]!;
      }
      leftWeight += weight[a]!;
      const rank = ranks[offset + members[a]!]!;
      if (ranks[offset + members[sorted[k + 1]!]!] === rank) continue;
      node.varied = true;
      if (k + 1 < minLeaf || size - k - 1 < minLeaf) continue;
      if (node.offer((quadratic * total) / (leftWeight * (total - leftWeight)))) {
        this.bestRow = offset;
        this.bestRank = rank;
        isBest = true;
      }
    }
    return isBest;
  }

  /** Sorts the node's places by rank: by insertion when few, by counting when many. */
  private sort(offset: number): void {
    const { sorted, rankCount } = this;
    const { ranks, samples } = this.table;
    const { members, size } = this.node;
    if (size * size < 4 * samples) {
      for (let a = 0; a < size; a++) {
        const rank = ranks[offset + members[a]!]!;
        let slot = a;
        while (slot > 0 && ranks[offset + members[sorted[slot - 1]!]!]! > rank) {
          sorted[slot] = sorted[slot - 1]!;
          slot--;
        }
        sorted[slot] = a;
      }
      return;
    }
    rankCount.fill(0);
    for (let a = 0; a < size; a++) rankCount[ranks[offset + members[a]!]! + 1]!++;
    for (let rank = 0; rank < samples; rank++) rankCount[rank + 1]! += rankCount[rank]!;
    for (let a = 0; a < size; a++) sorted[rankCount[ranks[offset + members[a]!]!]!++] = a;
  }
}

import type { SplitNode } from './split-node.js';
import type { SplitTable } from './split-table.js';

/** A division of a node in two, and the classes that make it. */
export class Division {
  /** By the places of the node's samples, which are on the left: 1. */
  readonly left: Uint8Array;
  /** Class → the last call of `makers` that found it. */
  private readonly lastFound: Int32Array;
  private search = 0;

  constructor(
    private readonly table: SplitTable,
    private readonly node: SplitNode,
  ) {
    this.left = new Uint8Array(table.samples);
    this.lastFound = new Int32Array(table.classes);
  }

  /** Becomes what a pattern makes. */
  setPattern(pattern: number): void {
    const { members, size } = this.node;
    for (let a = 0; a < size; a++) this.left[a] = this.table.side(pattern, members[a]!);
  }

  /** Becomes what a threshold makes: ranks from `offset` on, the left side up to `highest`. */
  setThreshold(offset: number, highest: number): void {
    const { left } = this;
    const { members, size } = this.node;
    for (let a = 0; a < size; a++) left[a] = this.table.ranks[offset + members[a]!]! <= highest ? 1 : 0;
  }

  /** Whether a class makes it. */
  isMadeBy(index: number): boolean {
    const { rankRow, firstPattern, patternsOf } = this.table;
    if (rankRow[index]! >= 0) return this.isMadeByRanks(rankRow[index]!);
    for (let place = firstPattern[index]!; place < firstPattern[index + 1]!; place++) {
      if (this.isMadeByPattern(patternsOf[place]!)) return true;
    }
    return false;
  }

  /** Writes all classes that make it to `classes`, each once, those of few values ascending and first, and returns how many they are. */
  makers(classes: Int32Array): number {
    const { bits, samples, patterns, words, patternClass, rankClass } = this.table;
    const { members, size } = this.node;
    const { left } = this;
    let found = 0;
    this.search++;
    for (let word = 0; word < words; word++) {
      const row = word * samples;
      const first = bits[row + members[0]!]!;
      // Bits of the patterns that have every sample so far on the side of the first one, or not, as the division has it.
      let alike = -1;
      for (let a = 1; a < size && alike !== 0; a++) {
        const other = bits[row + members[a]!]! ^ first;
        alike &= left[a] === left[0] ? ~other : other;
      }
      for (; alike !== 0; alike &= alike - 1) {
        const pattern = word * 32 + 31 - Math.clz32(alike & -alike);
        if (pattern >= patterns) break;
        const index = patternClass[pattern]!;
        if (this.lastFound[index] === this.search) continue;
        this.lastFound[index] = this.search;
        classes[found++] = index;
      }
    }
    classes.subarray(0, found).sort();
    for (let row = 0; row < rankClass.length; row++) {
      if (this.isMadeByRanks(row)) classes[found++] = rankClass[row]!;
    }
    return found;
  }

  /** Midway between the sides' nearest values, of which the sample `s` has `values[offset + s]`. */
  threshold(values: Float32Array, offset: number): number {
    const { leftMin, leftMax, rightMin, rightMax } = this.extremes(values, offset);
    return leftMax < rightMin ? (leftMax + rightMin) / 2 : (rightMax + leftMin) / 2;
  }

  private isMadeByPattern(pattern: number): boolean {
    const { members, size } = this.node;
    const { left, table } = this;
    const flip = table.side(pattern, members[0]!) ^ left[0]!;
    for (let a = 1; a < size; a++) {
      if ((table.side(pattern, members[a]!) ^ left[a]!) !== flip) return false;
    }
    return true;
  }

  private isMadeByRanks(row: number): boolean {
    const { ranks, samples } = this.table;
    const { leftMin, leftMax, rightMin, rightMax } = this.extremes(ranks, row * samples);
    return leftMax < rightMin || rightMax < leftMin;
  }

  /** The smallest and largest value on each side. */
  private extremes(values: Uint16Array | Float32Array, offset: number) {
    const { left } = this;
    const { members, size } = this.node;
    let leftMin = Infinity;
    let leftMax = -Infinity;
    let rightMin = Infinity;
    let rightMax = -Infinity;
    for (let a = 0; a < size; a++) {
      const sample = members[a]!;
      const value = values[offset + sample]!;
      if (left[a] === 1) {
        if (value < leftMin) leftMin = value;
        if (value > leftMax) leftMax = value;
      } else {
        if (value < rightMin) rightMin = value;
        if (value > rightMax) rightMax = value;
      }
    }
    return { leftMin, leftMax, rightMin, rightMax };
  }
}

import type { SplitNode } from './split-node.js';
import type { SplitTable } from './split-table.js';

/** A division of a node in two, and the classes that make it. */
export class Division {
  /** The samples on the left, as bits. */
  readonly left: Int32Array;

  constructor(
    private readonly table: SplitTable,
    private readonly node: SplitNode,
  ) {
    this.left = new Int32Array(table.words);
  }

  /** Becomes what a pattern makes. */
  setPattern(pattern: number): void {
    const { bits, patterns, words } = this.table;
    for (let w = 0; w < words; w++) this.left[w] = bits[w * patterns + pattern]! & this.node.mask[w]!;
  }

  /** Becomes what a threshold makes: ranks from `offset` on, the left side up to `highest`. */
  setThreshold(offset: number, highest: number): void {
    const { left } = this;
    const { members, size } = this.node;
    left.fill(0);
    for (let a = 0; a < size; a++) {
      const sample = members[a]!;
      if (this.table.ranks[offset + sample]! <= highest) left[sample >>> 5]! |= 1 << (sample & 31);
    }
  }

  /** Whether a class makes it. */
  isMadeBy(index: number): boolean {
    const { rankRow, firstPattern } = this.table;
    if (rankRow[index]! >= 0) return this.isMadeByRanks(rankRow[index]!);
    for (let pattern = firstPattern[index]!; pattern < firstPattern[index + 1]!; pattern++) {
      if (this.isMadeByPattern(pattern)) return true;
    }
    return false;
  }

  /** Writes all classes that make it to `classes`, each once, and returns how many they are. */
  makers(classes: Int32Array): number {
    const { bits, patterns, patternClass, rankClass } = this.table;
    const { keyWord, mask } = this.node;
    let found = 0;
    const plane = keyWord * patterns;
    const leftBits = this.left[keyWord]!;
    const maskBits = mask[keyWord]!;
    for (let pattern = 0; pattern < patterns; pattern++) {
      const difference = (bits[plane + pattern]! ^ leftBits) & maskBits;
      if (difference !== 0 && difference !== maskBits) continue;
      if (!this.isMadeByPattern(pattern)) continue;
      const index = patternClass[pattern]!;
      if (found === 0 || classes[found - 1] !== index) classes[found++] = index;
    }
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
    const { bits, patterns, words } = this.table;
    const { keyWord, keyBit, mask } = this.node;
    const { left } = this;
    const flip = -(((bits[keyWord * patterns + pattern]! ^ left[keyWord]!) >>> keyBit) & 1);
    for (let w = 0; w < words; w++) {
      if (((bits[w * patterns + pattern]! ^ left[w]! ^ flip) & mask[w]!) !== 0) return false;
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
      if (((left[sample >>> 5]! >>> (sample & 31)) & 1) === 1) {
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

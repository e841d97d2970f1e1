import { bitCount } from './bit-count.js';
import type { SplitNode } from './split-node.js';
import type { SplitTable } from './split-table.js';

/**
 * Compares the divisions of a node that classes of two values make. Walking their patterns in genome order, u = K 1ᴸ is updated for
 * the few samples that change sides: O(changes × |S|) per pattern.
 */
export class PatternWalk {
  /** Of the best division, where a pattern made it. */
  best = -1;
  /** u = K 1ᴸ. */
  private readonly product: Float64Array;
  private readonly moved: Int32Array;
  private readonly signs: Float64Array;
  /** The left side of the division that the walk is at, and of the one that it goes to. */
  private readonly left: Int32Array;
  private readonly next: Int32Array;
  private readonly slotPattern: Int32Array;
  private readonly slotStamp: Int32Array;
  private readonly bits: Int32Array;
  private readonly mask: Int32Array;
  private readonly words: number;
  private readonly patterns: number;
  /** Where the bits of the node's key word begin. */
  private keyPlane = 0;
  private keyBit = 0;
  private stamp = 0;
  private quadratic = 0;
  private leftWeight = 0;
  private leftSize = 0;

  constructor(
    table: SplitTable,
    private readonly node: SplitNode,
    private readonly minLeaf: number,
  ) {
    const { samples, words, patterns, bits } = table;
    this.bits = bits;
    this.mask = node.mask;
    this.words = words;
    this.patterns = patterns;
    this.product = new Float64Array(samples);
    this.moved = new Int32Array(samples);
    this.signs = new Float64Array(samples);
    this.left = new Int32Array(words);
    this.next = new Int32Array(words);
    const slots = hashSlots(patterns);
    this.slotPattern = new Int32Array(slots);
    this.slotStamp = new Int32Array(slots);
  }

  /**
   * Compares patterns `list[from … to)` and writes those that differ on the node, up to complement, from `to` on.
   * @returns the end of what was written, and whether one of them is the best division so far
   */
  run(list: Int32Array, from: number, to: number): { readonly end: number; readonly isBest: boolean } {
    const { node, minLeaf } = this;
    const { size, total } = node;
    const slotMask = hashSlots(to - from) - 1;
    const divisions = 2 ** (size - 1) - 1;
    let end = to;
    let isBest = false;
    this.start();
    for (let k = from; k < to && end - to < divisions; k++) {
      const pattern = list[k]!;
      const hash = this.read(pattern);
      if (hash === undefined) continue;
      node.varied = true;
      if (this.isKnown(pattern, hash, slotMask)) continue;
      list[end++] = pattern;
      this.move();
      const { leftSize, leftWeight } = this;
      if (leftSize < minLeaf || size - leftSize < minLeaf) continue;
      if (node.offer((this.quadratic * total) / (leftWeight * (total - leftWeight)))) {
        this.best = pattern;
        isBest = true;
      }
    }
    return { end, isBest };
  }

  private start(): void {
    this.stamp++;
    this.keyPlane = this.node.keyWord * this.patterns;
    this.keyBit = this.node.keyBit;
    this.quadratic = 0;
    this.leftWeight = 0;
    this.leftSize = 0;
    this.product.fill(0, 0, this.node.size);
    this.left.fill(0);
  }

  /** Makes a pattern the next division, its key sample on the right, and hashes it; undefined where it is constant on the node. */
  private read(pattern: number): number | undefined {
    const { next, bits, patterns, words, mask } = this;
    const flip = this.flipOf(pattern);
    let some = 0;
    let hash = 0;
    for (let w = 0; w < words; w++) {
      const word = (bits[w * patterns + pattern]! ^ flip) & mask[w]!;
      next[w] = word;
      some |= word;
      hash = Math.imul(hash ^ word, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return some === 0 ? undefined : hash;
  }

  private flipOf(pattern: number): number {
    return -((this.bits[this.keyPlane + pattern]! >>> this.keyBit) & 1);
  }

  /** Whether a pattern of this walk made the next division before; otherwise notes that this one did. */
  private isKnown(pattern: number, hash: number, slotMask: number): boolean {
    const { next, slotPattern, slotStamp, stamp, bits, patterns, words, mask } = this;
    let slot = hash & slotMask;
    while (slotStamp[slot] === stamp) {
      const other = slotPattern[slot]!;
      const flip = this.flipOf(other);
      let difference = 0;
      for (let w = 0; w < words; w++) {
        difference |= ((bits[w * patterns + other]! ^ flip) & mask[w]!) ^ next[w]!;
      }
      if (difference === 0) return true;
      slot = (slot + 1) & slotMask;
    }
    slotStamp[slot] = stamp;
    slotPattern[slot] = pattern;
    return false;
  }

  /** Goes to the next division, from its complement where that is nearer. */
  private move(): void {
    const { left, next, product, moved, signs, node } = this;
    const { mask, position, weight, kernel, size } = node;
    let { leftWeight, leftSize, quadratic } = this;
    let changes = 0;
    for (let w = 0; w < left.length; w++) changes += bitCount(next[w]! ^ left[w]!);
    if (2 * changes > size) {
      for (let w = 0; w < left.length; w++) left[w]! ^= mask[w]!;
      for (let b = 0; b < size; b++) product[b] = -product[b]!;
      leftWeight = node.total - leftWeight;
      leftSize = size - leftSize;
    }
    changes = 0;
    for (let w = 0; w < left.length; w++) {
      let change = next[w]! ^ left[w]!;
      while (change !== 0) {
        const bit = change & -change;
        change ^= bit;
        const a = position[(w << 5) + 31 - Math.clz32(bit)]!;
        const sign = (left[w]! & bit) === 0 ? 1 : -1;
        moved[changes] = a;
        signs[changes++] = sign;
        leftWeight += sign * weight[a]!;
        leftSize += sign;
      }
      left[w] = next[w]!;
    }
    let c = 0;
    for (; c + 3 < changes; c += 4) quadratic = moveFour(kernel, product, size, moved, signs, c, quadratic);
    if (c + 1 < changes) {
      quadratic += moveTwo(kernel, product, size, moved[c]!, signs[c]!, moved[c + 1]!, signs[c + 1]!);
      c += 2;
    }
    if (c < changes) quadratic += moveOne(kernel, product, size, moved[c]!, signs[c]!);
    this.leftWeight = leftWeight;
    this.leftSize = leftSize;
    this.quadratic = quadratic;
  }
}

/**
 * Moves sample `a` to the left side (`sign` 1) or from it (−1): updates u = K 1ᴸ and returns the change of 1ᴸᵀ K 1ᴸ.
 */
function moveOne(kernel: Float64Array, u: Float64Array, size: number, a: number, sign: number): number {
  const row = a * size;
  const change = 2 * sign * u[a]! + kernel[row + a]!;
  for (let b = 0; b < size; b++) u[b]! += sign * kernel[row + b]!;
  return change;
}

/** The same for two samples at once, in one pass over u. */
function moveTwo(
  kernel: Float64Array,
  u: Float64Array,
  size: number,
  a: number,
  sign: number,
  other: number,
  otherSign: number,
): number {
  const row = a * size;
  const otherRow = other * size;
  const change =
    2 * (sign * u[a]! + otherSign * u[other]! + sign * otherSign * kernel[row + other]!) +
    kernel[row + a]! +
    kernel[otherRow + other]!;
  for (let b = 0; b < size; b++) u[b]! += sign * kernel[row + b]! + otherSign * kernel[otherRow + b]!;
  return change;
}

/** The same for the four from `c` on, with the sums in the same order, so that no bit changes; returns the new 1ᴸᵀ K 1ᴸ. */
function moveFour(
  kernel: Float64Array,
  u: Float64Array,
  size: number,
  moved: Int32Array,
  signs: Float64Array,
  c: number,
  quadratic: number,
): number {
  const a = moved[c]!;
  const b = moved[c + 1]!;
  const d = moved[c + 2]!;
  const e = moved[c + 3]!;
  const signA = signs[c]!;
  const signB = signs[c + 1]!;
  const signD = signs[c + 2]!;
  const signE = signs[c + 3]!;
  const rowA = a * size;
  const rowB = b * size;
  const rowD = d * size;
  const rowE = e * size;
  const change =
    2 * (signA * u[a]! + signB * u[b]! + signA * signB * kernel[rowA + b]!) +
    kernel[rowA + a]! +
    kernel[rowB + b]!;
  const ud = u[d]! + (signA * kernel[rowA + d]! + signB * kernel[rowB + d]!);
  const ue = u[e]! + (signA * kernel[rowA + e]! + signB * kernel[rowB + e]!);
  const further =
    2 * (signD * ud + signE * ue + signD * signE * kernel[rowD + e]!) + kernel[rowD + d]! + kernel[rowE + e]!;
  for (let k = 0; k < size; k++) {
    const half = u[k]! + (signA * kernel[rowA + k]! + signB * kernel[rowB + k]!);
    u[k] = half + (signD * kernel[rowD + k]! + signE * kernel[rowE + k]!);
  }
  return quadratic + change + further;
}

/** A power of two with room for the entries of a hash table at half load at most. */
function hashSlots(entries: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(2, 2 * entries)));
}

import type { SplitNode } from './split-node.js';
import type { SplitTable } from './split-table.js';

/** So many divisions have the nodes that are small enough for a walk to notice when it has seen all of them. */
const FEW_SAMPLES = 5;
/** What it costs to add a row to u, beside one sum over as many samples that lie apart. */
const ROW_COST = 0.3;
const WORD = 32;

/**
 * Compares the divisions of a node that classes of few values make, walking their patterns in genome order. The quadratic form
 * 1ᴸᵀ K 1ᴸ changes by 2 (K 1ᴸ)ₐ + Kₐₐ when a sample a goes left. K 1ᴸ is kept for a division that the walk came by, and summed for the few samples that
 * differ from it: calls that are wrong or were missing change sides at a marker and back at the next one, and cost a few sums and not a row of K.
 * Of few genes their values are summed over the left side instead.
 */
export class PatternWalk {
  /** Of the best division, where a pattern made it. */
  best = -1;
  /** u = K 1ᴮ of the division B that sums begin with. */
  private readonly product: Float64Array;
  /** The samples that differ from B, by their places; 1 where one was added, −1 where one was taken away, and its place in the list. */
  private readonly moved: Int32Array;
  private readonly sign: Float64Array;
  private readonly slot: Int32Array;
  private changes = 0;
  /** How many sums were made since B was set. */
  private sums = 0;
  private readonly left: Uint8Array;
  private readonly differing: Int32Array;
  private readonly buckets: Int32Array;
  private readonly filled = new Int32Array(WORD);
  private quadratic = 0;
  private leftWeight = 0;
  private leftSize = 0;
  private isBest = false;
  /** Bit by bit, the divisions of a small node that were seen, and how many are left. */
  private seen = 0;
  private unseen = 0;

  constructor(
    private readonly table: SplitTable,
    private readonly node: SplitNode,
    private readonly minLeaf: number,
  ) {
    const { samples } = table;
    this.product = new Float64Array(samples);
    this.moved = new Int32Array(samples);
    this.sign = new Float64Array(samples);
    this.slot = new Int32Array(samples);
    this.left = new Uint8Array(samples);
    this.differing = new Int32Array(samples + 1);
    this.buckets = new Int32Array(WORD * samples);
  }

  /** Compares all patterns. @returns whether one of them is the best division so far */
  runAll(): boolean {
    const { node, buckets, filled } = this;
    const { bits, samples, words } = this.table;
    const { members, size } = node;
    this.start();
    for (let word = 0; word < words && this.unseen > 0; word++) {
      const row = word * samples;
      let any = 0;
      for (let a = 0; a < size; a++) {
        const own = bits[row + members[a]!]!;
        const before = word === 0 ? 0 : bits[row - samples + members[a]!]! >>> (WORD - 1);
        let changed = own ^ ((own << 1) | before);
        any |= changed;
        while (changed !== 0) {
          const bit = changed & -changed;
          changed ^= bit;
          const place = WORD - 1 - Math.clz32(bit);
          buckets[place * samples + filled[place]!++] = a;
        }
      }
      while (any !== 0) {
        const bit = any & -any;
        any ^= bit;
        const place = WORD - 1 - Math.clz32(bit);
        const first = place * samples;
        for (let k = first; k < first + filled[place]!; k++) this.move(buckets[k]!);
        filled[place] = 0;
        this.judge(word * WORD + place);
      }
    }
    return this.isBest;
  }

  /** Compares the first `count` patterns of a list. @returns whether one of them is the best division so far */
  run(list: Int32Array, count: number): boolean {
    const { left, differing } = this;
    const { bits, samples } = this.table;
    const { members, size } = this.node;
    this.start();
    for (let k = 0; k < count; k++) {
      const pattern = list[k]!;
      const row = (pattern >> 5) * samples;
      const place = pattern & (WORD - 1);
      let found = 0;
      for (let a = 0; a < size; a++) {
        differing[found] = a;
        found += ((bits[row + members[a]!]! >>> place) & 1) ^ left[a]!;
      }
      if (2 * found <= size) for (let d = 0; d < found; d++) this.move(differing[d]!);
      else {
        // Its complement is nearer.
        differing[found] = size;
        for (let a = 0, d = 0; a < size; a++) {
          if (differing[d] === a) d++;
          else this.move(a);
        }
      }
      this.judge(pattern);
    }
    return this.isBest;
  }

  private start(): void {
    const { size, sums } = this.node;
    sums?.clear();
    this.product.fill(0, 0, size);
    this.sign.fill(0, 0, size);
    this.left.fill(0, 0, size);
    this.changes = 0;
    this.sums = 0;
    this.quadratic = 0;
    this.leftWeight = 0;
    this.leftSize = 0;
    this.isBest = false;
    this.seen = 0;
    this.unseen = size <= FEW_SAMPLES ? 2 ** (size - 1) - 1 : Infinity;
  }

  private judge(pattern: number): void {
    const { node, minLeaf, leftSize, leftWeight } = this;
    const { size, total } = node;
    if (leftSize === 0 || leftSize === size) return;
    node.varied = true;
    if (size <= FEW_SAMPLES) {
      const division = this.divisionOfFew();
      if ((this.seen & division) !== 0) return;
      this.seen |= division;
      this.unseen--;
    }
    if (leftSize < minLeaf || size - leftSize < minLeaf) return;
    const quadratic = node.sums?.quadratic() ?? this.quadratic;
    if (node.offer((quadratic * total) / (leftWeight * (total - leftWeight)))) {
      this.best = pattern;
      this.isBest = true;
    }
  }

  /** A bit for the division of a small node, the same for its complement. */
  private divisionOfFew(): number {
    const { left } = this;
    let code = 0;
    for (let a = 1; a < this.node.size; a++) code = 2 * code + (left[a]! ^ left[0]!);
    return 1 << code;
  }

  /** Moves a sample to the other side. */
  private move(a: number): void {
    const { moved, sign, slot, left } = this;
    const { kernel, weight, size, sums } = this.node;
    const direction = left[a] === 0 ? 1 : -1;
    this.leftWeight += direction * weight[a]!;
    this.leftSize += direction;
    left[a]! ^= 1;
    if (sums) {
      sums.move(a, direction);
      return;
    }
    if (this.sums > ROW_COST * this.changes * size) this.rebase();
    const row = a * size;
    let sum = this.product[a]!;
    for (let k = 0; k < this.changes; k++) {
      const b = moved[k]!;
      sum += sign[b]! * kernel[row + b]!;
    }
    this.sums += this.changes;
    this.quadratic += 2 * direction * sum + kernel[row + a]!;
    if (sign[a] === 0) {
      slot[a] = this.changes;
      moved[this.changes++] = a;
      sign[a] = direction;
    } else {
      const last = moved[--this.changes]!;
      moved[slot[a]!] = last;
      slot[last] = slot[a]!;
      sign[a] = 0;
    }
  }

  /** Makes the division that the walk is at the one that sums begin with. */
  private rebase(): void {
    const { moved, sign, product, changes } = this;
    const { kernel, size } = this.node;
    let c = 0;
    for (; c + 3 < changes; c += 4) addFour(product, kernel, size, moved, sign, c);
    for (; c < changes; c++) {
      const row = moved[c]! * size;
      const own = sign[moved[c]!]!;
      for (let b = 0; b < size; b++) product[b]! += own * kernel[row + b]!;
    }
    for (c = 0; c < changes; c++) sign[moved[c]!] = 0;
    this.changes = 0;
    this.sums = 0;
  }
}

/** Adds four rows of the kernel to u in one pass. */
function addFour(
  product: Float64Array,
  kernel: Float64Array,
  size: number,
  moved: Int32Array,
  sign: Float64Array,
  from: number,
): void {
  const [a, b, c, d] = [moved[from]!, moved[from + 1]!, moved[from + 2]!, moved[from + 3]!];
  const [signA, signB, signC, signD] = [sign[a]!, sign[b]!, sign[c]!, sign[d]!];
  const [rowA, rowB, rowC, rowD] = [a * size, b * size, c * size, d * size];
  for (let k = 0; k < size; k++) {
    product[k]! +=
      signA * kernel[rowA + k]! +
      signB * kernel[rowB + k]! +
      (signC * kernel[rowC + k]! + signD * kernel[rowD + k]!);
  }
}

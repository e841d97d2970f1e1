import type { Matrix } from '@snpress/data';
import type { SplitTable } from './split-table.js';

/** Gains closer than this share of the node's sum of squares are ties: far above rounding, far below any signal. */
const TIE = 1e-9;
/** A node is pure when its sum of squares is this small beside what rounding of the Gram matrix leaves. */
const PURE = 1e-12;

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
  /**
   * Compares patterns `list[from … to)`. Each that differs on the node, up to complement, from those before it is written
   * to `list` from `to` on: the only ones that the node's children need to look at.
   * @returns the end of what was written
   */
  tryPatterns(list: Int32Array, from: number, to: number): number;
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
 * 1ᴸᵀ K 1ᴸ · w(S) / (w(L) w(R)), because K 1ˢ = 0. Walking the patterns in genome order, u = K 1ᴸ is updated for the
 * few samples that changed sides: O(changes × |S|) per pattern.
 */
export function createSplitSearch(
  genotypes: Matrix,
  table: SplitTable,
  gram: Float64Array,
  minLeaf: number,
): SplitSearch {
  const { samples, words, patterns, bits, firstPattern, patternClass, rankRow, rankClass, ranks } = table;
  const kernel = new Float64Array(samples * samples);
  const product = new Float64Array(samples);
  const weight = new Float64Array(samples);
  const rowSum = new Float64Array(samples);
  const position = new Int32Array(samples);
  const mask = new Int32Array(words);
  const moved = new Int32Array(samples);
  const signs = new Float64Array(samples);
  const left = new Int32Array(words);
  const next = new Int32Array(words);
  const slots = hashSlots(patterns);
  const slotPattern = new Int32Array(slots);
  const slotStamp = new Int32Array(slots);
  const sorted = new Int32Array(samples);
  const rankCount = new Int32Array(samples + 1);
  let stamp = 0;
  let node: Int32Array = new Int32Array(0);
  let keyWord = 0;
  let keyBit = 0;
  let size = 0;
  let total = 0;
  let tolerance = 0;
  let varied = false;
  let bestGain = -Infinity;
  let bestPattern = -1;
  let bestRow = -1;
  let bestRank = -1;

  const enter = (members: Int32Array, counts: Uint8Array): boolean => {
    node = members;
    size = members.length;
    total = 0;
    varied = false;
    bestGain = -Infinity;
    mask.fill(0);
    for (let a = 0; a < size; a++) {
      const sample = members[a]!;
      position[sample] = a;
      mask[sample >>> 5]! |= 1 << (sample & 31);
      weight[a] = counts[sample]!;
      total += counts[sample]!;
    }
    // The word with most of the node's samples tells most patterns apart.
    keyWord = 0;
    for (let w = 1; w < words; w++) if (bitCount(mask[w]!) > bitCount(mask[keyWord]!)) keyWord = w;
    keyBit = 31 - Math.clz32(mask[keyWord]!);
    let all = 0;
    let raw = 0;
    for (let a = 0; a < size; a++) {
      const row = members[a]! * samples;
      const ownWeight = weight[a]!;
      let sum = 0;
      for (let b = 0; b < size; b++) {
        const value = ownWeight * weight[b]! * gram[row + members[b]!]!;
        kernel[a * size + b] = value;
        sum += value;
      }
      rowSum[a] = sum;
      all += sum;
      raw += ownWeight * gram[row + members[a]!]!;
    }
    let squares = 0;
    for (let a = 0; a < size; a++) {
      const ownWeight = weight[a]!;
      const shift = ownWeight * (all / (total * total)) - rowSum[a]! / total;
      const slope = ownWeight / total;
      for (let b = 0; b < size; b++) {
        kernel[a * size + b]! += weight[b]! * shift - slope * rowSum[b]!;
      }
      squares += kernel[a * size + a]! / ownWeight;
    }
    tolerance = TIE * squares;
    return squares <= PURE * raw;
  };

  const offer = (gain: number): boolean => {
    if (!(gain > bestGain + tolerance)) return false;
    bestGain = gain;
    return true;
  };

  const tryPatterns = (list: Int32Array, from: number, to: number): number => {
    const slotMask = hashSlots(to - from) - 1;
    const divisions = 2 ** (size - 1) - 1;
    let end = to;
    let quadratic = 0;
    let leftWeight = 0;
    let leftSize = 0;
    stamp++;
    product.fill(0, 0, size);
    left.fill(0);

    for (let k = from; k < to && end - to < divisions; k++) {
      const pattern = list[k]!;
      const flip = -((bits[keyWord * patterns + pattern]! >>> keyBit) & 1);
      let some = 0;
      let hash = 0;
      for (let w = 0; w < words; w++) {
        const word = (bits[w * patterns + pattern]! ^ flip) & mask[w]!;
        next[w] = word;
        some |= word;
        hash = Math.imul(hash ^ word, 0x9e3779b1);
        hash ^= hash >>> 15;
      }
      if (some === 0) continue;
      varied = true;

      let slot = hash & slotMask;
      let known = false;
      while (slotStamp[slot] === stamp) {
        const other = slotPattern[slot]!;
        const otherFlip = -((bits[keyWord * patterns + other]! >>> keyBit) & 1);
        let difference = 0;
        for (let w = 0; w < words; w++) {
          difference |= ((bits[w * patterns + other]! ^ otherFlip) & mask[w]!) ^ next[w]!;
        }
        if (difference === 0) {
          known = true;
          break;
        }
        slot = (slot + 1) & slotMask;
      }
      if (known) continue;
      slotStamp[slot] = stamp;
      slotPattern[slot] = pattern;
      list[end++] = pattern;

      let changes = 0;
      for (let w = 0; w < words; w++) changes += bitCount(next[w]! ^ left[w]!);
      if (2 * changes > size) {
        for (let w = 0; w < words; w++) left[w]! ^= mask[w]!;
        for (let b = 0; b < size; b++) product[b] = -product[b]!;
        leftWeight = total - leftWeight;
        leftSize = size - leftSize;
      }
      changes = 0;
      for (let w = 0; w < words; w++) {
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
      for (let c = 0; c < changes; c += 2) {
        quadratic +=
          c + 1 < changes
            ? moveTwo(kernel, product, size, moved[c]!, signs[c]!, moved[c + 1]!, signs[c + 1]!)
            : moveOne(kernel, product, size, moved[c]!, signs[c]!);
      }
      if (leftSize < minLeaf || size - leftSize < minLeaf) continue;
      const gain = (quadratic * total) / (leftWeight * (total - leftWeight));
      if (offer(gain)) {
        bestPattern = pattern;
        bestRow = -1;
      }
    }
    return end;
  };

  /** Sorts the node's positions by rank: by insertion when few, by counting when many. */
  const sortByRank = (offset: number): void => {
    if (size * size < 4 * samples) {
      for (let a = 0; a < size; a++) {
        const rank = ranks[offset + node[a]!]!;
        let slot = a;
        while (slot > 0 && ranks[offset + node[sorted[slot - 1]!]!]! > rank) {
          sorted[slot] = sorted[slot - 1]!;
          slot--;
        }
        sorted[slot] = a;
      }
      return;
    }
    rankCount.fill(0);
    for (let a = 0; a < size; a++) rankCount[ranks[offset + node[a]!]! + 1]!++;
    for (let rank = 0; rank < samples; rank++) rankCount[rank + 1]! += rankCount[rank]!;
    for (let a = 0; a < size; a++) sorted[rankCount[ranks[offset + node[a]!]!]!++] = a;
  };

  const sweepClass = (index: number): void => {
    const offset = rankRow[index]! * samples;
    sortByRank(offset);
    let quadratic = 0;
    let leftWeight = 0;
    product.fill(0, 0, size);
    for (let k = 0; k < size - 1; k++) {
      const a = sorted[k]!;
      const row = a * size;
      quadratic += 2 * product[a]! + kernel[row + a]!;
      for (let b = 0; b < size; b++) product[b]! += kernel[row + b]!;
      leftWeight += weight[a]!;
      const rank = ranks[offset + node[a]!]!;
      if (ranks[offset + node[sorted[k + 1]!]!] === rank) continue;
      varied = true;
      if (k + 1 < minLeaf || size - k - 1 < minLeaf) continue;
      if (offer((quadratic * total) / (leftWeight * (total - leftWeight)))) {
        bestRow = offset;
        bestRank = rank;
      }
    }
  };

  const settle = (): boolean => {
    if (bestGain === -Infinity) return false;
    if (bestRow < 0) {
      for (let w = 0; w < words; w++) left[w] = bits[w * patterns + bestPattern]! & mask[w]!;
    } else {
      left.fill(0);
      for (let a = 0; a < size; a++) {
        const sample = node[a]!;
        if (ranks[bestRow + sample]! <= bestRank) left[sample >>> 5]! |= 1 << (sample & 31);
      }
    }
    return true;
  };

  const isLeft = (sample: number): boolean => ((left[sample >>> 5]! >>> (sample & 31)) & 1) === 1;

  const patternSeparates = (pattern: number): boolean => {
    const flip = -(((bits[keyWord * patterns + pattern]! ^ left[keyWord]!) >>> keyBit) & 1);
    for (let w = 0; w < words; w++) {
      if (((bits[w * patterns + pattern]! ^ left[w]! ^ flip) & mask[w]!) !== 0) return false;
    }
    return true;
  };

  const ranksSeparate = (row: number): boolean => {
    const { leftMin, leftMax, rightMin, rightMax } = extremes(ranks, row * samples);
    return leftMax < rightMin || rightMax < leftMin;
  };

  const separates = (index: number): boolean => {
    if (rankRow[index]! >= 0) return ranksSeparate(rankRow[index]!);
    for (let pattern = firstPattern[index]!; pattern < firstPattern[index + 1]!; pattern++) {
      if (patternSeparates(pattern)) return true;
    }
    return false;
  };

  const separating = (classes: Int32Array): number => {
    let found = 0;
    const plane = keyWord * patterns;
    const leftBits = left[keyWord]!;
    const maskBits = mask[keyWord]!;
    for (let pattern = 0; pattern < patterns; pattern++) {
      const difference = (bits[plane + pattern]! ^ leftBits) & maskBits;
      if (difference !== 0 && difference !== maskBits) continue;
      if (!patternSeparates(pattern)) continue;
      const index = patternClass[pattern]!;
      if (found === 0 || classes[found - 1] !== index) classes[found++] = index;
    }
    for (let row = 0; row < rankClass.length; row++) {
      if (ranksSeparate(row)) classes[found++] = rankClass[row]!;
    }
    return found;
  };

  /** The smallest and largest value on each side of the division. */
  const extremes = (values: Uint16Array | Float32Array, offset: number) => {
    let leftMin = Infinity;
    let leftMax = -Infinity;
    let rightMin = Infinity;
    let rightMax = -Infinity;
    for (let a = 0; a < size; a++) {
      const sample = node[a]!;
      const value = values[offset + sample]!;
      if (isLeft(sample)) {
        if (value < leftMin) leftMin = value;
        if (value > leftMax) leftMax = value;
      } else {
        if (value < rightMin) rightMin = value;
        if (value > rightMax) rightMax = value;
      }
    }
    return { leftMin, leftMax, rightMin, rightMax };
  };

  const splitBy = (marker: number): Split => {
    const { leftMin, leftMax, rightMin, rightMax } = extremes(genotypes.values, marker * samples);
    const threshold = leftMax < rightMin ? (leftMax + rightMin) / 2 : (rightMax + leftMin) / 2;
    return { marker, threshold, gain: Math.max(0, bestGain) };
  };

  return { enter, tryPatterns, sweepClass, varied: () => varied, settle, separates, separating, splitBy };
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

/** A power of two with room for the entries of a hash table at half load at most. */
function hashSlots(entries: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(2, 2 * entries)));
}

function bitCount(word: number): number {
  word -= (word >>> 1) & 0x55555555;
  word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
  return Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

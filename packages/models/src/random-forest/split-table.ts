import type { Matrix } from '@snpress/data';
import { orderPatterns } from './pattern-order.js';

/** Markers of more values than this are swept in sorted order instead of being kept as bit patterns. */
const FEW_VALUES = 8;

/**
 * Every way in which a marker can divide the training samples, each kept once.
 *
 * Markers that order the training samples alike (linked SNPs without a recombination between them) form one class and
 * are searched once. A class of few values (dosages 0, 1, 2, an imputed mean) is kept as one bit pattern per threshold; a
 * class of many values as the ranks of its samples.
 */
export interface SplitTable {
  readonly samples: number;
  readonly markers: number;
  /** Marker → class; −1 for a marker that is constant. Classes are numbered by their first marker. */
  readonly classOf: Int32Array;
  readonly classes: number;
  /** Class → its first place in `members`; one entry more than classes. */
  readonly firstMember: Int32Array;
  /** The markers of each class, ascending. */
  readonly members: Int32Array;
  /** Patterns lie by 32 in so many words for each sample. */
  readonly words: number;
  /**
   * Bit `p % 32` of `bits[(p >> 5) * samples + i]` is set where pattern `p` has sample `i` on the one side: that of the threshold on which more samples
   * are where the pattern before has them. The bits after the last pattern repeat it.
   */
  readonly bits: Int32Array;
  /** Class → its first place in `patternsOf`, thresholds ascending; one entry more than classes. Empty ranges: many values. */
  readonly firstPattern: Int32Array;
  /** The patterns of each class; patterns are numbered as `orderPatterns` has them. */
  readonly patternsOf: Int32Array;
  readonly patterns: number;
  /** On which side, 0 or 1, a pattern has a sample. */
  side(pattern: number, sample: number): number;
  /** Pattern → class. */
  readonly patternClass: Int32Array;
  /** Class → row of `ranks`; −1 where the class has few values. */
  readonly rankRow: Int32Array;
  /** Row of `ranks` → class. */
  readonly rankClass: Int32Array;
  /** Row-major: `ranks[row * samples + i]` counts the distinct values below that of sample `i`. */
  readonly ranks: Uint16Array;
}

/** Collects the distinct splits of all markers. O(samples × markers) where markers have few values. */
export function createSplitTable(genotypes: Matrix): SplitTable {
  const samples = genotypes.samples.length;
  const markers = genotypes.features.length;
  const classOf = new Int32Array(markers).fill(-1);
  const levels: number[] = [];
  const classRanks: Uint16Array[] = [];
  const classesByHash = new Map<number, number[]>();
  const ranks = new Uint16Array(samples);

  for (let marker = 0; marker < markers; marker++) {
    const values = genotypes.values.subarray(marker * samples, (marker + 1) * samples);
    const count = rankValues(values, ranks);
    if (count < 2) continue;
    const hash = hashRanks(ranks);
    const sameHash = classesByHash.get(hash);
    let found = sameHash?.find((candidate) => equalRanks(classRanks[candidate]!, ranks));
    if (found === undefined) {
      found = levels.length;
      levels.push(count);
      classRanks.push(ranks.slice());
      if (sameHash === undefined) classesByHash.set(hash, [found]);
      else sameHash.push(found);
    }
    classOf[marker] = found;
  }

  const classes = levels.length;
  const firstPattern = new Int32Array(classes + 1);
  const rankRow = new Int32Array(classes).fill(-1);
  const rankClass: number[] = [];
  for (let index = 0; index < classes; index++) {
    const few = levels[index]! <= FEW_VALUES;
    firstPattern[index + 1] = firstPattern[index]! + (few ? levels[index]! - 1 : 0);
    if (!few) rankRow[index] = rankClass.push(index) - 1;
  }
  const patterns = firstPattern[classes]!;
  const patternClass = new Int32Array(patterns);
  const words = Math.ceil(patterns / 32);
  const bits = new Int32Array(words * samples);
  const sides = new Uint8Array(samples);
  const sweptRanks = new Uint16Array(rankClass.length * samples);
  const classAt = new Int32Array(patterns);
  const thresholds = Array.from(levels, (_, index) => firstPattern[index + 1]! - firstPattern[index]!);
  for (let index = 0; index < classes; index++) {
    if (rankRow[index]! >= 0) sweptRanks.set(classRanks[index]!, rankRow[index]! * samples);
    classAt.fill(index, firstPattern[index], firstPattern[index + 1]);
  }
  const patternsOf = new Int32Array(patterns);
  orderPatterns(classRanks, thresholds).forEach((place, pattern) => {
    const index = classAt[place]!;
    patternsOf[place] = pattern;
    patternClass[pattern] = index;
    setSides(sides, classRanks[index]!, place - firstPattern[index]!);
    writeBits(bits, pattern, sides);
  });
  for (let pattern = patterns; pattern < 32 * words; pattern++) writeBits(bits, pattern, sides);
  return {
    samples,
    markers,
    side: (pattern, sample) => (bits[(pattern >> 5) * samples + sample]! >>> (pattern & 31)) & 1,
    classOf,
    classes,
    ...groupMembers(classOf, classes),
    words,
    bits,
    firstPattern,
    patternsOf,
    patterns,
    patternClass,
    rankRow,
    rankClass: Int32Array.from(rankClass),
    ranks: sweptRanks,
  };
}

function groupMembers(classOf: Int32Array, classes: number): Pick<SplitTable, 'firstMember' | 'members'> {
  const firstMember = new Int32Array(classes + 1);
  for (const index of classOf) if (index >= 0) firstMember[index + 1]!++;
  for (let index = 0; index < classes; index++) firstMember[index + 1]! += firstMember[index]!;
  const members = new Int32Array(firstMember[classes]!);
  const next = firstMember.slice();
  classOf.forEach((index, marker) => {
    if (index >= 0) members[next[index]!++] = marker;
  });
  return { firstMember, members };
}

/** Writes each value's rank among the distinct values and returns how many those are. */
function rankValues(values: Float32Array, ranks: Uint16Array): number {
  const found: number[] = [];
  for (let i = 0; i < values.length && found.length <= FEW_VALUES; i++) {
    const value = values[i]!;
    let k = 0;
    while (k < found.length && found[k] !== value) k++;
    if (k === found.length) found.push(value);
    ranks[i] = k;
  }
  if (found.length > FEW_VALUES) {
    const distinct = Array.from(new Set(values)).sort((a, b) => a - b);
    const rankOf = new Map(distinct.map((value, rank) => [value, rank]));
    for (let i = 0; i < values.length; i++) ranks[i] = rankOf.get(values[i]!)!;
    return distinct.length;
  }
  const rankOf = found.map((value) => found.filter((other) => other < value).length);
  for (let i = 0; i < values.length; i++) ranks[i] = rankOf[ranks[i]!]!;
  return found.length;
}

function hashRanks(ranks: Uint16Array): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < ranks.length; i++) hash = Math.imul(hash ^ ranks[i]!, 0x01000193);
  return hash;
}

function equalRanks(a: Uint16Array, b: Uint16Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Says on which side of a threshold each sample is, on the side of 1 or 0 whichever changes fewer of `sides`. */
function setSides(sides: Uint8Array, ranks: Uint16Array, threshold: number): void {
  let changed = 0;
  for (let i = 0; i < ranks.length; i++) changed += sides[i]! ^ (ranks[i]! <= threshold ? 1 : 0);
  const flip = 2 * changed > ranks.length ? 1 : 0;
  for (let i = 0; i < ranks.length; i++) sides[i] = (ranks[i]! <= threshold ? 1 : 0) ^ flip;
}

function writeBits(bits: Int32Array, pattern: number, sides: Uint8Array): void {
  const row = (pattern >> 5) * sides.length;
  const shift = pattern & 31;
  for (let i = 0; i < sides.length; i++) bits[row + i]! |= sides[i]! << shift;
}

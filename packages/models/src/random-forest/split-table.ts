import type { Matrix } from '@snpress/data';

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
  /** 32-bit words per bit pattern. */
  readonly words: number;
  /** Word-major: bit `i % 32` of `bits[(i >> 5) * patterns + pattern]` is set where sample `i` is at or below the threshold. */
  readonly bits: Int32Array;
  /** Class → its first pattern, thresholds ascending; one entry more than classes. Empty ranges: many values. */
  readonly firstPattern: Int32Array;
  readonly patterns: number;
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
  const words = Math.max(1, Math.ceil(samples / 32));
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
  const bits = new Int32Array(patterns * words);
  const sweptRanks = new Uint16Array(rankClass.length * samples);
  for (let index = 0; index < classes; index++) {
    if (rankRow[index]! >= 0) sweptRanks.set(classRanks[index]!, rankRow[index]! * samples);
    for (let pattern = firstPattern[index]!; pattern < firstPattern[index + 1]!; pattern++) {
      patternClass[pattern] = index;
      setBits(bits, patterns, pattern, classRanks[index]!, pattern - firstPattern[index]!);
    }
  }
  return {
    samples,
    markers,
    classOf,
    classes,
    ...groupMembers(classOf, classes),
    words,
    bits,
    firstPattern,
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
  const few: number[] = [];
  for (let i = 0; i < values.length && few.length <= FEW_VALUES; i++) {
    if (!few.includes(values[i]!)) few.push(values[i]!);
  }
  const distinct =
    few.length <= FEW_VALUES ? few.sort((a, b) => a - b) : Array.from(new Set(values)).sort((a, b) => a - b);
  if (distinct.length <= FEW_VALUES) {
    for (let i = 0; i < values.length; i++) ranks[i] = distinct.indexOf(values[i]!);
  } else {
    const rankOf = new Map(distinct.map((value, rank) => [value, rank]));
    for (let i = 0; i < values.length; i++) ranks[i] = rankOf.get(values[i]!)!;
  }
  return distinct.length;
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

function setBits(
  bits: Int32Array,
  patterns: number,
  pattern: number,
  ranks: Uint16Array,
  threshold: number,
): void {
  for (let i = 0; i < ranks.length; i++) {
    if (ranks[i]! <= threshold) bits[(i >>> 5) * patterns + pattern]! |= 1 << (i & 31);
  }
}

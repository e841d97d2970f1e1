import type { Rng } from '@snpress/data';
import type { Split, SplitSearch } from './split-search.js';
import type { SplitTable } from './split-table.js';

/** Markers that are tried at random, which soon finds one in a small node, before all that separate are listed. */
const TRIALS = 16;

/**
 * Splits the current node of a `SplitSearch`. Of the candidate markers that make the best division of the node (SNPs in
 * linkage, and in small nodes many others), one is drawn at random, each with the same chance, as in scikit-learn:
 * preferring the first would tie every tree of the forest to the same SNPs.
 */
export interface CandidateSplits {
  /** The split, if there is one. */
  choose(): Split | undefined;
}

/** Every marker is a candidate at every node. */
export function everyMarker(table: SplitTable, search: SplitSearch, rng: Rng): CandidateSplits {
  const { classes, classOf, firstMember, members } = table;
  const separating = new Int32Array(classes);

  const drawMarker = (): number => {
    for (let trial = 0; trial < TRIALS; trial++) {
      const marker = members[rng.integer(members.length)]!;
      if (search.separates(classOf[marker]!)) return marker;
    }
    const found = search.separating(separating);
    let markers = 0;
    for (let k = 0; k < found; k++) {
      markers += firstMember[separating[k]! + 1]! - firstMember[separating[k]!]!;
    }
    let drawn = rng.integer(markers);
    for (let k = 0; ; k++) {
      const first = firstMember[separating[k]!]!;
      const size = firstMember[separating[k]! + 1]! - first;
      if (drawn < size) return members[first + drawn]!;
      drawn -= size;
    }
  };

  return {
    choose() {
      search.tryAll();
      for (const index of table.rankClass) search.sweepClass(index);
      return search.settle() ? search.splitBy(drawMarker()) : undefined;
    },
  };
}

/**
 * At each node `count` markers are drawn without replacement; where all of them are constant on the node, drawing goes on
 * until one is not.
 */
export function drawnMarkers(
  table: SplitTable,
  search: SplitSearch,
  count: number,
  rng: Rng,
): CandidateSplits {
  const { markers, classOf, firstPattern, patternsOf, rankRow } = table;
  const order = Int32Array.from({ length: markers }, (_, marker) => marker);
  const lastSeen = new Int32Array(table.classes);
  let node = 0;
  let list = new Int32Array(64);

  const draw = (from: number, to: number): void => {
    for (let k = from; k < to; k++) {
      const other = k + rng.integer(markers - k);
      const marker = order[other]!;
      order[other] = order[k]!;
      order[k] = marker;
    }
  };

  const tryMarkers = (drawn: Int32Array): void => {
    const classes: number[] = [];
    let patterns = 0;
    for (const marker of drawn) {
      const index = classOf[marker]!;
      if (index < 0 || lastSeen[index] === node) continue;
      lastSeen[index] = node;
      classes.push(index);
      patterns += firstPattern[index + 1]! - firstPattern[index]!;
    }
    if (patterns > list.length) list = new Int32Array(2 * patterns);
    let length = 0;
    for (const index of classes) {
      for (let place = firstPattern[index]!; place < firstPattern[index + 1]!; place++) {
        list[length++] = patternsOf[place]!;
      }
    }
    list.subarray(0, length).sort();
    search.tryPatterns(list, length);
    for (const index of classes) if (rankRow[index]! >= 0) search.sweepClass(index);
  };

  return {
    choose() {
      node++;
      draw(0, count);
      tryMarkers(order.slice(0, count).sort());
      let drawn = count;
      for (; drawn < markers && !search.varied(); drawn++) {
        draw(drawn, drawn + 1);
        tryMarkers(order.subarray(drawn, drawn + 1));
      }
      // The markers were drawn in random order, so the first that separates is a random one.
      const isChosen = (marker: number) => classOf[marker]! >= 0 && search.separates(classOf[marker]!);
      return search.settle() ? search.splitBy(order.subarray(0, drawn).find(isChosen)!) : undefined;
    },
  };
}

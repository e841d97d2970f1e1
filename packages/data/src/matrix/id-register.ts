import { createStringHashSet } from './string-hash-set.js';

/** Gives ids that are unique among all it gave. */
export interface IdRegister {
  /** The id, or where it was given before the first of `id#2`, `id#3` … that was not. */
  take(id: string): string;
  /** How many ids were changed. */
  readonly renamedCount: number;
  /** The first few of the new ids. */
  readonly renamed: readonly string[];
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const shown = 4;
/** So many ids that repeat are remembered with how often they did; without it they would be counted anew. */
const remembered = 2 ** 18;

/**
 * An empty register of ids, for files that are read piece by piece: what comes later is not known yet. It keeps 64 bits of
 * a hash of each id, not the ids: in one of 370,000 files of ten million markers, an id is renamed without need.
 */
export function createIdRegister(): IdRegister {
  const taken = createStringHashSet();
  const occurrences = new Map<string, number>();
  const renamed: string[] = [];
  let renamedCount = 0;
  return {
    take(id) {
      if (taken.add(id)) return id;
      let occurrence = (occurrences.get(id) ?? 1) + 1;
      while (!taken.add(`${id}#${occurrence}`)) occurrence++;
      const unique = `${id}#${occurrence}`;
      if (occurrences.size === remembered) occurrences.clear();
      // A copy: the id may be a slice of a text that would be kept whole.
      occurrences.set(decoder.decode(encoder.encode(id)), occurrence);
      renamedCount++;
      if (renamed.length < shown) renamed.push(unique);
      return unique;
    },
    get renamedCount() {
      return renamedCount;
    },
    renamed,
  };
}

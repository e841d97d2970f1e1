import { rowText, type Row } from '../text/each-row.js';

/** The places of ids, in the order in which they are first met. */
export interface IdIndex {
  /** The place of the id in a field; -1 where the field is empty. */
  take(row: Row, field: number): number;
  readonly ids: readonly string[];
}

/**
 * An empty index. In most tables an id is the one of the row before, or the one that came after that one before: these are
 * recognised by their bytes and not even decoded.
 */
export function createIdIndex(): IdIndex {
  const places = new Map<string, number>();
  const ids: string[] = [];
  const bytesOf: Uint8Array[] = [];
  const next: number[] = [];
  let last = -1;

  const isAt = (place: number, bytes: Uint8Array, start: number, end: number): boolean => {
    const id = bytesOf[place];
    if (id?.length !== end - start) return false;
    for (let at = 0; at < id.length; at++) if (id[at] !== bytes[start + at]) return false;
    return true;
  };

  return {
    take(row, field) {
      const { bytes, starts, ends } = row;
      const start = starts[field]!;
      const end = ends[field]!;
      if (isAt(last, bytes, start, end)) return last;
      const guess = next[last] ?? -1;
      if (isAt(guess, bytes, start, end)) return (last = guess);
      const id = rowText(row, field);
      if (id === '') return -1;
      let place = places.get(id);
      if (place === undefined) {
        place = ids.push(id) - 1;
        places.set(id, place);
        bytesOf.push(Uint8Array.from(bytes.subarray(start, end)));
      }
      if (last !== -1) next[last] = place;
      return (last = place);
    },
    ids,
  };
}

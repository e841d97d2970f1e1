import { rowText, type Row } from '../text/each-row.js';

/** The places of ids, in the order in which they are first met. */
export interface IdIndex {
  /** The place of the id in a field; -1 where the field is empty. */
  take(row: Row, field: number): number;
  readonly ids: readonly string[];
}

/** An empty index. Ids that repeat from row to row, as in sorted tables, are not even decoded. */
export function createIdIndex(): IdIndex {
  const places = new Map<string, number>();
  const ids: string[] = [];
  let last = Buffer.alloc(0);
  let lastPlace = -1;
  return {
    take(row, field) {
      const { bytes, starts, ends } = row;
      const start = starts[field]!;
      const end = ends[field]!;
      if (end - start === last.length && bytes.compare(last, 0, last.length, start, end) === 0)
        return lastPlace;
      const id = rowText(row, field);
      let place = id === '' ? -1 : places.get(id);
      if (place === undefined) {
        place = ids.push(id) - 1;
        places.set(id, place);
      }
      last = Buffer.from(bytes.subarray(start, end));
      lastPlace = place;
      return place;
    },
    ids,
  };
}

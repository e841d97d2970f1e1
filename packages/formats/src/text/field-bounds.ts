import { delimiterBytes, type Delimiter } from './delimiter.js';

const space = 0x20;
const tab = 0x09;
const quote = 0x22;

/** Where the fields of a line are; reused from line to line. */
export interface FieldBounds {
  count: number;
  /** Field `i` is `bytes[starts[i]]` … `bytes[ends[i] - 1]`, without blanks around it, with its quotes if it has any. */
  starts: Int32Array;
  ends: Int32Array;
}

/** Room for the bounds of the fields of a line. */
export function createFieldBounds(): FieldBounds {
  return { count: 0, starts: new Int32Array(256), ends: new Int32Array(256) };
}

/**
 * Finds the fields of a line. A field may be quoted; a quote in it is doubled.
 * @returns the offset of a quote that is not closed in the line, else -1
 */
export function findFields(
  bytes: Uint8Array,
  start: number,
  end: number,
  delimiter: Delimiter,
  bounds: FieldBounds,
): number {
  const separator = delimiterBytes[delimiter];
  const inRuns = delimiter === 'space';
  const isBlank = (byte: number | undefined): boolean =>
    byte === space || (byte === tab && separator !== tab);
  let stop = end;
  while (stop > start && isBlank(bytes[stop - 1])) stop--;

  let at = start;
  bounds.count = 0;
  for (;;) {
    while (at < stop && isBlank(bytes[at])) at++;
    const fieldStart = at;
    let fieldEnd: number;
    if (at < stop && bytes[at] === quote) {
      fieldEnd = closingQuote(bytes, at, stop) + 1;
      if (fieldEnd === 0) return fieldStart;
      at = fieldEnd;
      while (at < stop && bytes[at] !== separator && !(inRuns && bytes[at] === tab)) {
        if (!isBlank(bytes[at])) fieldEnd = at + 1;
        at++;
      }
    } else {
      while (at < stop && bytes[at] !== separator && !(inRuns && bytes[at] === tab)) at++;
      fieldEnd = at;
      while (fieldEnd > fieldStart && isBlank(bytes[fieldEnd - 1])) fieldEnd--;
    }
    append(bounds, fieldStart, fieldEnd);
    if (at >= stop) return -1;
    at++;
  }
}

function closingQuote(bytes: Uint8Array, open: number, end: number): number {
  for (let at = open + 1; at < end; at++) {
    if (bytes[at] !== quote) continue;
    if (bytes[at + 1] !== quote || at + 1 >= end) return at;
    at++;
  }
  return -1;
}

function append(bounds: FieldBounds, start: number, end: number): void {
  if (bounds.count === bounds.starts.length) {
    bounds.starts = enlarged(bounds.starts);
    bounds.ends = enlarged(bounds.ends);
  }
  bounds.starts[bounds.count] = start;
  bounds.ends[bounds.count++] = end;
}

function enlarged(array: Int32Array): Int32Array {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

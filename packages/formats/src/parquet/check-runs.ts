/** Where runs are checked; moved to the end of what was read. */
interface Cursor {
  readonly view: DataView;
  offset: number;
}

/**
 * Walks the runs of small numbers (levels, indices of a dictionary) in a page, which are either repeated or packed, before
 * they are decoded: a damaged length of a run would be billions.
 * @param end where the runs end at the latest
 * @throws Error where they do not hold `count` numbers.
 */
export function checkRuns(view: DataView, offset: number, end: number, width: number, count: number): void {
  const cursor: Cursor = { view, offset };
  for (let seen = 0; seen < count;) {
    const header = readLength(cursor);
    const isPacked = (header & 1) === 1;
    const numbers = isPacked ? (header >>> 1) * 8 : header >>> 1;
    cursor.offset += isPacked ? (header >>> 1) * width : (width + 7) >> 3;
    const surplus = isPacked ? mostPadding : 0;
    if (cursor.offset > end || numbers > count - seen + surplus) throw new Error('a run is too long');
    seen += numbers;
  }
}

/** Packed runs hold multiples of eight numbers; writers may pad them further. */
const mostPadding = 512;

function readLength(cursor: Cursor): number {
  let length = 0;
  for (let shift = 0; shift < 32; shift += 7) {
    const byte = cursor.view.getUint8(cursor.offset++);
    length |= (byte & 0x7f) << shift;
    if (byte < 0x80) return length >>> 0;
  }
  throw new Error('the length of a run is too long');
}

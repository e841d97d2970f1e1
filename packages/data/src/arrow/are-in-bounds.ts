type Numbers = ArrayLike<number | bigint>;

/** Whether `length + 1` offsets rise from 0 or more up to `most` at most, so that each and the next bound an entry. */
export function areOffsets(offsets: Numbers | undefined, length: number, most: number): boolean {
  if (length === 0) return true;
  if (offsets === undefined || offsets.length <= length) return false;
  let before = 0;
  for (let index = 0; index <= length; index++) {
    const offset = Number(offsets[index]);
    if (!(offset >= before && offset <= most)) return false;
    before = offset;
  }
  return true;
}

/** Whether the first numbers are those of entries among so many, where they count. */
export function areIndices(
  numbers: Numbers,
  length: number,
  known: number,
  counts: (index: number) => boolean,
): boolean {
  if (numbers.length < length) return false;
  for (let index = 0; index < length; index++) {
    if (!counts(index)) continue;
    const number = Number(numbers[index]);
    if (!(number >= 0 && number < known)) return false;
  }
  return true;
}

const viewLength = 16;
const inline = 12;

/** Whether views of texts, of which the long ones are elsewhere, lie within these buffers, where they count. */
export function areViews(
  views: Uint8Array,
  length: number,
  buffers: readonly Uint8Array[],
  counts: (index: number) => boolean,
): boolean {
  if (views.length < length * viewLength) return false;
  const numbers = new DataView(views.buffer, views.byteOffset, views.byteLength);
  for (let index = 0; index < length; index++) {
    const at = index * viewLength;
    const size = numbers.getInt32(at, true);
    if (!counts(index) || (size >= 0 && size <= inline)) continue;
    const offset = numbers.getInt32(at + 12, true);
    const buffer = buffers[numbers.getInt32(at + 8, true)];
    if (size < 0 || offset < 0 || buffer === undefined || offset + size > buffer.length) return false;
  }
  return true;
}

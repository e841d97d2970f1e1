/** Calls in a byte. */
const perByte = 4;
/** The four calls of every byte, as one word each. */
const words = new Uint32Array(
  Int8Array.from({ length: 256 * perByte }, (_, at) => (((at >> 2) >> (2 * (at & 3))) & 3) - 1).buffer,
);

/** Bytes that the calls of so many samples are packed in. */
export function packedBytes(rows: number): number {
  return Math.ceil(rows / perByte);
}

/**
 * Hard calls in two bits each: `packedBytes(rows)` for each feature, its first sample in the lowest bits of its first byte; −1, 0, 1 and 2 are 0, 1, 2 and 3.
 * @param calls feature-major, `rows` for each feature
 */
export function packCalls(calls: Int8Array, rows: number): Uint8Array {
  const whole = rows - (rows % perByte);
  const codes = new Uint8Array(rows === 0 ? 0 : packedBytes(rows) * (calls.length / rows));
  for (let at = 0, to = 0; at < calls.length;) {
    for (const end = at + whole; at < end; at += perByte) {
      codes[to++] =
        (calls[at]! + 1) |
        ((calls[at + 1]! + 1) << 2) |
        ((calls[at + 2]! + 1) << 4) |
        ((calls[at + 3]! + 1) << 6);
    }
    if (whole === rows) continue;
    for (let row = whole; row < rows; row++, at++) codes[to]! |= (calls[at]! + 1) << (2 * (row - whole));
    to++;
  }
  return codes;
}

/**
 * The calls that `packCalls` was given.
 * @param into - memory to be used, of as many calls or more, that begins at a multiple of four bytes
 */
export function unpackCalls(codes: Uint8Array, rows: number, into?: Int8Array): Int8Array {
  const bytes = packedBytes(rows);
  const features = rows === 0 ? 0 : codes.length / bytes;
  if (rows % perByte === 0) {
    const calls = into?.subarray(0, rows * features) ?? new Int8Array(rows * features);
    const four = new Uint32Array(calls.buffer, calls.byteOffset, codes.length);
    for (let at = 0; at < codes.length; at++) four[at] = words[codes[at]!]!;
    return calls;
  }
  const calls = into?.subarray(0, rows * features) ?? new Int8Array(rows * features);
  const four = new Uint32Array(bytes);
  const own = new Int8Array(four.buffer, 0, rows);
  for (let feature = 0, from = 0; feature < features; feature++) {
    for (let byte = 0; byte < bytes; byte++) four[byte] = words[codes[from++]!]!;
    calls.set(own, feature * rows);
  }
  return calls;
}

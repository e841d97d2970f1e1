import {
  levelsPerFeature,
  type CalledValues,
  type ChosenCalls,
  type PackedCalls,
} from '../matrix/called-values.js';

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

/** Bytes of memory that so many calls are unpacked in: a word may end behind the last of them. */
export function bytesToUnpack(calls: number): number {
  return calls + perByte;
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

/** Which of four calls are wanted, as four bits, and a byte of codes → the wanted ones, one after the other, as a word. */
const chosenWords = new Uint32Array(16 * 256);
const chosenCounts = new Uint8Array(16);
for (let mask = 0; mask < 16; mask++) {
  const own = [0, 1, 2, 3].filter((call) => (mask >> call) & 1);
  chosenCounts[mask] = own.length;
  for (let code = 0; code < 256; code++) {
    own.forEach((call, place) => {
      chosenWords[256 * mask + code]! |= ((((code >> (2 * call)) & 3) - 1) & 0xff) << (8 * place);
    });
  }
}

/** @param samples - ascending, among so many */
export function chooseCalls(samples: ArrayLike<number>, rows: number): ChosenCalls {
  const masks = new Uint8Array(packedBytes(rows));
  for (let at = 0; at < samples.length; at++) masks[samples[at]! >> 2]! |= 1 << (samples[at]! & 3);
  return { rows: Int32Array.from(samples), masks };
}

/**
 * The calls of some samples, a table look-up for four of them.
 * @param into - memory to be used, of as many calls as there are and four more
 */
export function unpackChosenCalls(
  codes: Uint8Array,
  { rows, masks }: ChosenCalls,
  into: Int8Array,
): Int8Array {
  const view = new DataView(into.buffer, into.byteOffset, into.byteLength);
  const bytes = masks.length;
  let to = 0;
  for (let from = 0; from < codes.length; from += bytes) {
    for (let byte = 0; byte < bytes; byte++) {
      const mask = masks[byte]!;
      // What is too much of a word is written over by the next one.
      view.setUint32(to, chosenWords[256 * mask + codes[from + byte]!]!, true);
      to += chosenCounts[mask]!;
    }
  }
  return into.subarray(0, bytes === 0 ? 0 : rows.length * (codes.length / bytes));
}

/**
 * Calls that are unpacked when they are first asked for.
 * @param into - memory to be used, of as many calls as there are and four more
 */
export function packedValues(packed: PackedCalls, levels: Float32Array, into?: Int8Array): CalledValues {
  const { codes, stored, chosen } = packed;
  let calls: Int8Array | undefined;
  const unpack = (): Int8Array => {
    if (chosen === undefined) return unpackCalls(codes, stored, into);
    const count = chosen.rows.length * (levels.length / levelsPerFeature);
    return unpackChosenCalls(codes, chosen, into ?? new Int8Array(bytesToUnpack(count)));
  };
  return {
    ...{ levels, packed },
    get calls() {
      return (calls ??= unpack());
    },
  };
}

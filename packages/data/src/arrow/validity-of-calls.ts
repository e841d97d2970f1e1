import { missingCall } from '../markers/marker-values.js';
import { bitsSet, validity, type Validity } from './validity-bitmap.js';

/** The highest bit of each of four bytes, which a missing call alone has. */
const signs = 0x80808080;
/** Brings bits 0, 8, 16 and 24 together in the four highest bits of a product. */
const gather = 0x10204080;

/** The validity of hard calls: eight at a time, as two words. */
export function validityOfCalls(calls: Int8Array): Validity {
  const nullBitmap = new Uint8Array(Math.ceil(calls.length / 8));
  const aligned = calls.byteOffset % 4 === 0 ? calls : calls.slice();
  const whole = calls.length >> 3;
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, 2 * whole);
  let missing = 0;
  for (let byte = 0; byte < whole; byte++) {
    const low = Math.imul((words[2 * byte]! & signs) >>> 7, gather) >>> 28;
    const high = Math.imul((words[2 * byte + 1]! & signs) >>> 7, gather) >>> 28;
    const nulls = low | (high << 4);
    nullBitmap[byte] = ~nulls;
    missing += bitsSet[nulls]!;
  }
  for (let index = 8 * whole; index < calls.length; index++) {
    if (calls[index] === missingCall) missing++;
    else nullBitmap[index >> 3]! |= 1 << (index & 7);
  }
  return validity(nullBitmap, missing);
}

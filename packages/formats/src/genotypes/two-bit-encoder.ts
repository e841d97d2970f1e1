/** The two-bit code of no copy, one and two copies, and of a missing call. */
export type TwoBitCodes = readonly [none: number, one: number, two: number, missing: number];

/**
 * Encodes whole calls, two bits each, the first in the lowest bits.
 * @param ploidy of haploids, one copy is the code of two
 */
export function encodeTwoBit(calls: Float32Array, codes: TwoBitCodes, ploidy: 1 | 2): Uint8Array {
  const scale = 2 / ploidy;
  const bytes = new Uint8Array(Math.ceil(calls.length / 4));
  for (let sample = 0; sample < calls.length; sample++) {
    const copies = calls[sample]! * scale;
    bytes[sample >> 2]! |= codes[Number.isNaN(copies) ? 3 : (copies as 0 | 1 | 2)] << (2 * (sample & 3));
  }
  return bytes;
}

import { missingCall } from '@snpress/data/markers/marker-values';

/** Turns calls of two bits each into bytes. */
export interface TwoBitDecoder {
  /**
   * Decodes `count` calls, the first in the lowest bits of `bytes[from]`, into `calls` from `to` on.
   * @returns how many of them were made missing because they are heterozygous in haploid data
   */
  decode(bytes: Uint8Array, from: number, count: number, calls: Int8Array, to: number): number;
}

/** The copies that each two-bit code stands for in diploid data, NaN for a missing call. */
export type TwoBitDosages = readonly [number, number, number, number];

/**
 * A decoder of two-bit calls, four to a byte. In haploid data (`ploidy` 1) homozygotes count one copy or none, and a
 * heterozygote cannot be: it is missing.
 */
export function twoBitDecoder(diploid: TwoBitDosages, ploidy: 1 | 2 | undefined): TwoBitDecoder {
  const copies = diploid.map((dosage) => {
    if (Number.isNaN(dosage) || (ploidy === 1 && dosage === 1)) return missingCall;
    return ploidy === 1 ? dosage / 2 : dosage;
  });
  const table = new Int8Array(1024);
  const heterozygous = new Uint8Array(256);
  for (let byte = 0; byte < 256; byte++) {
    for (let call = 0; call < 4; call++) {
      const code = (byte >> (2 * call)) & 3;
      table[4 * byte + call] = copies[code]!;
      if (ploidy === 1 && diploid[code] === 1) heterozygous[byte]!++;
    }
  }
  const fours = new Uint32Array(table.buffer);
  let row = new Uint32Array(0);
  let rowCalls = new Int8Array(0);
  return {
    decode(bytes, from, count, calls, to) {
      const length = Math.ceil(count / 4);
      if (row.length < length) {
        row = new Uint32Array(length);
        rowCalls = new Int8Array(row.buffer);
      }
      for (let index = 0; index < length; index++) row[index] = fours[bytes[from + index]!]!;
      calls.set(rowCalls.length === count ? rowCalls : rowCalls.subarray(0, count), to);
      if (ploidy !== 1) return 0;
      const whole = count >> 2;
      let lost = 0;
      for (let index = from; index < from + whole; index++) lost += heterozygous[bytes[index]!]!;
      const last = whole === length ? 0 : bytes[from + whole]!;
      for (let call = 0; call < (count & 3); call++) if (diploid[(last >> (2 * call)) & 3] === 1) lost++;
      return lost;
    },
  };
}

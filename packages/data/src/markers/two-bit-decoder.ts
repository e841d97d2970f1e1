/** Turns calls of two bits each into dosages. */
export interface TwoBitDecoder {
  /**
   * Decodes `count` calls, the first in the lowest bits of `bytes[from]`, into `values` from `to` on.
   * @returns how many of them were made missing because they are heterozygous in haploid data
   */
  decode(bytes: Uint8Array, from: number, count: number, values: Float32Array, to: number): number;
}

/** The dosage of each two-bit code in diploid data, NaN for a missing call. */
export type TwoBitDosages = readonly [number, number, number, number];

/**
 * A decoder of two-bit calls, four to a byte. In haploid data (`ploidy` 1) homozygotes count one copy or none, and a
 * heterozygote cannot be: it is missing.
 */
export function twoBitDecoder(diploid: TwoBitDosages, ploidy: 1 | 2 | undefined): TwoBitDecoder {
  const dosages = ploidy === 1 ? diploid.map((dosage) => (dosage === 1 ? NaN : dosage / 2)) : diploid;
  const table = new Float32Array(1024);
  const heterozygous = new Uint8Array(256);
  for (let byte = 0; byte < 256; byte++) {
    for (let call = 0; call < 4; call++) {
      const code = (byte >> (2 * call)) & 3;
      table[4 * byte + call] = dosages[code]!;
      if (ploidy === 1 && diploid[code] === 1) heterozygous[byte]!++;
    }
  }
  return {
    decode(bytes, from, count, values, to) {
      const whole = count >> 2;
      let at = to;
      for (let index = from; index < from + whole; index++) {
        const entry = bytes[index]! << 2;
        values[at] = table[entry]!;
        values[at + 1] = table[entry + 1]!;
        values[at + 2] = table[entry + 2]!;
        values[at + 3] = table[entry + 3]!;
        at += 4;
      }
      const left = count & 3;
      const last = left === 0 ? 0 : bytes[from + whole]!;
      for (let call = 0; call < left; call++) values[at + call] = table[4 * last + call]!;
      if (ploidy !== 1) return 0;
      let lost = 0;
      for (let index = from; index < from + whole; index++) lost += heterozygous[bytes[index]!]!;
      for (let call = 0; call < left; call++) if (diploid[(last >> (2 * call)) & 3] === 1) lost++;
      return lost;
    },
  };
}

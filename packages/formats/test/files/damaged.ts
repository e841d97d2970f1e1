import fc from 'fast-check';
import { expect } from 'vitest';
import { DataError } from '@snpress/data/errors/data-error';
import type { Matrix } from '@snpress/data';

/** The bytes of a file with some bits flipped, perhaps cut short. */
export function damaged(whole: Uint8Array): fc.Arbitrary<Buffer> {
  const flip = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }));
  return fc
    .record({
      flips: fc.array(flip, { maxLength: 3 }),
      length: fc.option(fc.nat(whole.length), { nil: whole.length, freq: 3 }),
    })
    .map(({ flips, length }) => {
      const bytes = Buffer.from(whole);
      for (const [at, bits] of flips) bytes[at]! ^= bits;
      return bytes.subarray(0, length);
    });
}

/** The bytes of a file with any four of them overwritten by a number that no count or offset should be. */
export function overwritten(whole: Uint8Array): fc.Arbitrary<Uint8Array> {
  const number = fc.constantFrom(0, 1, 4, 8, 255, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff);
  return fc.tuple(fc.nat(whole.length - 4), number).map(([at, value]) => {
    const bytes = whole.slice();
    new DataView(bytes.buffer).setUint32(at, value, true);
    return bytes;
  });
}

/** Dosages of a damaged file have its shape and those of diploids; else it is told that a file of the folder is damaged. */
export async function expectReadOrTold(
  reading: Promise<{ readonly matrix: Matrix }>,
  folder: string,
): Promise<Matrix | undefined> {
  try {
    const { matrix } = await reading;
    expect(matrix.values).toHaveLength(matrix.samples.length * matrix.features.length);
    expect(matrix.values.every((value) => (value >= 0 && value <= 2) || Number.isNaN(value))).toBe(true);
    return matrix;
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    expect(error.file?.startsWith(folder)).toBe(true);
    return undefined;
  }
}

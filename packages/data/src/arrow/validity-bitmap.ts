/** Arrow's validity of a column: one bit per entry, least significant first, set where there is a value. */
export interface Validity {
  readonly nullBitmap: Uint8Array | null;
  readonly nullCount: number;
}

/** The validity of numbers whose missing ones are NaN. */
export function validityOfNumbers(values: Float32Array | Float64Array): Validity {
  const nullBitmap = new Uint8Array(Math.ceil(values.length / 8));
  const missing =
    values instanceof Float32Array ? markFloat32(values, nullBitmap) : mark(values, nullBitmap, 0);
  return validity(nullBitmap, missing);
}

const infinity = 0x7f800000;

/**
 * Marks what is not NaN, and counts what is. The bits of a NaN are above those of infinity: subtracted, they are
 * negative. Half of a genotype file's conversion would be spent here if each value were a branch.
 */
function markFloat32(values: Float32Array, bitmap: Uint8Array): number {
  const bits = new Int32Array(values.buffer, values.byteOffset, values.length);
  const isNaN = (index: number): number => (infinity - (bits[index]! & 0x7fffffff)) >>> 31;
  const whole = values.length >> 3;
  let missing = 0;
  for (let byte = 0, at = 0; byte < whole; byte++, at += 8) {
    const nulls =
      isNaN(at) |
      (isNaN(at + 1) << 1) |
      (isNaN(at + 2) << 2) |
      (isNaN(at + 3) << 3) |
      (isNaN(at + 4) << 4) |
      (isNaN(at + 5) << 5) |
      (isNaN(at + 6) << 6) |
      (isNaN(at + 7) << 7);
    bitmap[byte] = ~nulls;
    missing += bitsSet[nulls]!;
  }
  return missing + mark(values, bitmap, whole * 8);
}

/** How many bits of a byte are set. */
export const bitsSet = Uint8Array.from({ length: 256 }, (_, byte) => {
  let count = 0;
  for (let bits = byte; bits > 0; bits >>= 1) count += bits & 1;
  return count;
});

/** Marks what is not NaN from `first` on, and counts what is. */
function mark(values: Float32Array | Float64Array, bitmap: Uint8Array, first: number): number {
  let missing = 0;
  for (let index = first; index < values.length; index++) {
    if (Number.isNaN(values[index])) missing++;
    else bitmap[index >> 3]! |= 1 << (index & 7);
  }
  return missing;
}

/** The validity of strings whose missing ones are empty. */
export function validityOfStrings(values: readonly string[]): Validity {
  const nullBitmap = new Uint8Array(Math.ceil(values.length / 8));
  let present = 0;
  values.forEach((value, index) => {
    if (value === '') return;
    nullBitmap[index >> 3]! |= 1 << (index & 7);
    present++;
  });
  return validity(nullBitmap, values.length - present);
}

/** Whether Arrow's bitmap says that entry `index` has a value. */
export function isValid(bitmap: Uint8Array, index: number): boolean {
  return ((bitmap[Math.floor(index / 8)]! >> (index % 8)) & 1) === 1;
}

/** A validity that has no bitmap where there are no nulls. */
export function validity(nullBitmap: Uint8Array, nullCount: number): Validity {
  return nullCount === 0 ? { nullBitmap: null, nullCount: 0 } : { nullBitmap, nullCount };
}

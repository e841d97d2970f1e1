/** Arrow's validity of a column: one bit per entry, least significant first, set where there is a value. */
export interface Validity {
  readonly nullBitmap: Uint8Array | null;
  readonly nullCount: number;
}

/** The validity of numbers whose missing ones are NaN. */
export function validityOfNumbers(values: Float32Array | Float64Array): Validity {
  const bytes = Math.ceil(values.length / 8);
  const nullBitmap = new Uint8Array(bytes);
  let present = 0;
  for (let byte = 0, index = 0; byte < bytes; byte++) {
    const end = Math.min(index + 8, values.length);
    let bits = 0;
    for (let bit = 1; index < end; index++, bit <<= 1) {
      const value = values[index]!;
      // NaN alone does not equal itself.
      if (value === value) {
        bits |= bit;
        present++;
      }
    }
    nullBitmap[byte] = bits;
  }
  return validity(nullBitmap, values.length - present);
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

function validity(nullBitmap: Uint8Array, nullCount: number): Validity {
  return nullCount === 0 ? { nullBitmap: null, nullCount: 0 } : { nullBitmap, nullCount };
}

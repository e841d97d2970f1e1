/** Arrow's validity of a column: one bit per entry, least significant first, set where there is a value. */
export interface Validity {
  readonly nullBitmap: Uint8Array | null;
  readonly nullCount: number;
}

/** The validity of numbers whose missing ones are NaN. */
export function validityOfNumbers(values: Float32Array | Float64Array): Validity {
  return validity(values.length, (index) => !Number.isNaN(values[index]));
}

/** The validity of strings whose missing ones are empty. */
export function validityOfStrings(values: readonly string[]): Validity {
  return validity(values.length, (index) => values[index] !== '');
}

/** Whether Arrow's bitmap says that entry `index` has a value. */
export function isValid(bitmap: Uint8Array, index: number): boolean {
  return ((bitmap[Math.floor(index / 8)]! >> (index % 8)) & 1) === 1;
}

function validity(length: number, isPresent: (index: number) => boolean): Validity {
  const nullBitmap = new Uint8Array(Math.ceil(length / 8));
  let present = 0;
  for (let index = 0; index < length; index++) {
    if (!isPresent(index)) continue;
    nullBitmap[Math.floor(index / 8)]! |= 1 << (index % 8);
    present++;
  }
  return present === length
    ? { nullBitmap: null, nullCount: 0 }
    : { nullBitmap, nullCount: length - present };
}

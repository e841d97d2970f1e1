/** Whole numbers of up to 32 bits. */
export type PackedNumbers = Uint8Array | Uint16Array | Uint32Array;

/** How many bytes so many numbers of so many bits take. */
export function packedLength(count: number, bits: number): number {
  return Math.ceil((count * bits) / 8);
}

/** `count` little-endian numbers of `bits` (1 … 32) each, packed one after the other from `bytes[from]` on. */
export function unpackNumbers(bytes: Uint8Array, from: number, count: number, bits: number): PackedNumbers {
  if (bits === 8) return bytes.subarray(from, from + count);
  if (bits === 16) return new Uint16Array(new Uint8Array(bytes.subarray(from, from + 2 * count)).buffer);
  const numbers = new (bits < 8 ? Uint8Array : bits < 16 ? Uint16Array : Uint32Array)(count);
  const range = 2 ** bits;
  // At most 39 bits are held, which a double holds exactly.
  let held = 0;
  let heldBits = 0;
  for (let index = 0, at = from; index < count; index++) {
    for (; heldBits < bits; heldBits += 8) held += bytes[at++]! * 2 ** heldBits;
    numbers[index] = held % range;
    held = Math.floor(held / range);
    heldBits -= bits;
  }
  return numbers;
}

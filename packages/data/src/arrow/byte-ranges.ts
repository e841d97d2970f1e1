/** Bytes of which any stretch is read at once, wherever they are. */
export interface ByteRanges {
  readonly size: number;
  /** What they are called in messages. */
  readonly name: string | undefined;
  /** Fills `into` with the bytes from `offset` on. @throws DataError where there are fewer. */
  read(into: Uint8Array, offset: number): void;
}

/** Bytes in memory as such. */
export function rangesOf(bytes: Uint8Array, name: string | undefined): ByteRanges {
  return {
    ...{ size: bytes.length, name },
    read(into, offset) {
      into.set(bytes.subarray(offset, offset + into.length));
    },
  };
}

/** So many bytes from `offset` on, at the beginning of a buffer of their own. */
export function readRange(bytes: ByteRanges, offset: number, length: number): Uint8Array {
  const range = new Uint8Array(length);
  bytes.read(range, offset);
  return range;
}

/** The buffers of a table have more bytes than is allowed. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** What may still be decompressed of the table that is decoded: a small file may say that it has any number of bytes. */
let left = 0;

/** Sets how many bytes the buffers of the table that is decoded next have together at most. */
export function allowDecompressed(bytes: number): void {
  left = bytes;
}

/** Counts bytes of a buffer before it is decompressed, or, below zero, what was counted in vain. @throws TooLarge where all together are more than was allowed. */
export function takeDecompressed(bytes: number): void {
  left -= bytes;
  if (left < 0) throw new TooLarge(`a buffer has ${bytes} bytes decompressed`);
}

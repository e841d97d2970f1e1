/** What a compressed file begins with; then come blocks, each behind its two lengths. */
export const compressedMagic = 'SNPRESSB';

/** Bytes of each block but the last, before they are compressed. */
export const blockLength = 2 ** 20;

/** Bytes of a {@link blockHead}. */
const headLength = 8;

/** What stands before a block: how many bytes it has, and how many of them compressed. */
export function blockHead(length: number, compressed: number): Uint8Array {
  const head = new DataView(new ArrayBuffer(headLength));
  head.setUint32(0, length, true);
  head.setUint32(4, compressed, true);
  return new Uint8Array(head.buffer);
}

/** Where a compressed block lies in the file and where its bytes belong. */
export interface CompressedBlock {
  readonly bytes: Uint8Array;
  /** How many bytes it has decompressed. */
  readonly length: number;
  readonly first: number;
}

/**
 * The blocks of a compressed file.
 * @throws RangeError where they do not end with it.
 */
export function compressedBlocks(file: Uint8Array): readonly CompressedBlock[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const blocks: CompressedBlock[] = [];
  let first = 0;
  for (let at = compressedMagic.length; at < file.length;) {
    const length = view.getUint32(at, true);
    const end = at + headLength + view.getUint32(at + 4, true);
    if (end > file.length || length > blockLength) throw new RangeError(`no block at byte ${at}`);
    blocks.push({ bytes: file.subarray(at + headLength, end), length, first });
    first += length;
    at = end;
  }
  return blocks;
}

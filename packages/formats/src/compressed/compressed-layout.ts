import { planeCount } from './byte-planes.js';

/** What a compressed file begins with; then come blocks, each behind its head, and the bytes behind the last whole word. */
export const compressedMagic = 'SNPRESSC';

/** Words of eight bytes in each block but the last. */
export const wordsPerBlock = 2 ** 17;

/** Bytes of a {@link blockHead}. */
const headLength = 4 * (1 + planeCount);

/** What stands before a block: how many words it has, and how many bytes each of its planes takes. */
export function blockHead(words: number, sizes: readonly number[]): Uint8Array {
  const head = new DataView(new ArrayBuffer(headLength));
  [words, ...sizes].forEach((value, at) => {
    head.setUint32(4 * at, value, true);
  });
  return new Uint8Array(head.buffer);
}

/** A block of a compressed file. */
export interface CompressedBlock {
  readonly words: number;
  /** The planes as they are stored: compressed where they have fewer bytes than there are words. */
  readonly planes: readonly Uint8Array[];
}

/**
 * The blocks of a compressed file, and the bytes behind them.
 * @throws RangeError where they do not end with it.
 */
export function compressedBlocks(file: Uint8Array): {
  readonly blocks: readonly CompressedBlock[];
  readonly rest: Uint8Array;
} {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const blocks: CompressedBlock[] = [];
  let at = compressedMagic.length;
  while (file.length - at >= planeCount) {
    const words = view.getUint32(at, true);
    let end = at + headLength;
    const planes = Array.from({ length: planeCount }, (_, plane) => {
      const first = end;
      end += view.getUint32(at + 4 * (plane + 1), true);
      return file.subarray(first, end);
    });
    if (end > file.length || words > wordsPerBlock) throw new RangeError(`no block at byte ${at}`);
    blocks.push({ words, planes });
    at = end;
  }
  return { blocks, rest: file.subarray(at) };
}

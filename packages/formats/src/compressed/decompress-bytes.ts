import { beginsWith } from '@snpress/data/bytes/begins-with';
import { DataError } from '@snpress/data/errors/data-error';
import { brotliDecompressSync } from 'node:zlib';
import { joinPlanes, planeCount } from './byte-planes.js';
import { compressedBlocks, compressedMagic } from './compressed-layout.js';

/**
 * The bytes that `compressBytes` was given; those of any other file as they are.
 * @throws DataError where they are damaged or cut short.
 */
export function decompressBytes(stored: Uint8Array, file: string): Uint8Array {
  if (!beginsWith(stored, compressedMagic)) return stored;
  try {
    const { blocks, rest } = compressedBlocks(stored);
    const words = blocks.reduce((sum, block) => sum + block.words, 0);
    const bytes = new Uint8Array(planeCount * words + rest.length);
    let at = 0;
    for (const block of blocks) {
      const end = at + planeCount * block.words;
      joinPlanes(
        block.planes.map((plane) => decompressed(plane, block.words)),
        bytes.subarray(at, end),
      );
      at = end;
    }
    bytes.set(rest, at);
    return bytes;
  } catch (cause) {
    throw new DataError(
      {
        message: 'This file of a store is damaged: its compressed blocks are not what they say',
        file,
        hint: 'Delete it and run again: it is made anew',
      },
      { cause },
    );
  }
}

function decompressed(plane: Uint8Array, words: number): Uint8Array {
  if (plane.length === words) return plane;
  const bytes = brotliDecompressSync(plane, { chunkSize: Math.max(64, words), maxOutputLength: words });
  if (bytes.length < words) throw new RangeError(`${bytes.length} bytes, not ${words}`);
  return bytes;
}

import { beginsWith } from '@snpress/data/bytes/begins-with';
import { DataError } from '@snpress/data/errors/data-error';
import { brotliDecompressSync } from 'node:zlib';
import { joinPlanes } from './byte-planes.js';
import { compressedBlocks, compressedMagic } from './compressed-layout.js';

/**
 * The bytes that `compressBytes` was given; those of any other file as they are.
 * @throws DataError where they are damaged or cut short.
 */
export function decompressBytes(stored: Uint8Array, file: string): Uint8Array {
  if (!beginsWith(stored, compressedMagic)) return stored;
  try {
    const blocks = compressedBlocks(stored);
    const bytes = new Uint8Array(blocks.reduce((sum, { length }) => sum + length, 0));
    for (const { bytes: compressed, length, first } of blocks) {
      const planes = brotliDecompressSync(compressed, {
        chunkSize: Math.max(64, length),
        maxOutputLength: length,
      });
      if (planes.length < length) throw new RangeError(`${planes.length} bytes, not ${length}`);
      joinPlanes(planes, bytes.subarray(first, first + length));
    }
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

import { brotliCompressSync, constants } from 'node:zlib';
import { splitPlanes } from './byte-planes.js';
import { blockHead, blockLength, compressedMagic } from './compressed-layout.js';

/** Of a file this small, the name and the record take as much. */
const LEAST = 2 ** 12;
/** Compressed bytes take at most this share, or the bytes stay as they are. */
const MOST_KEPT = 0.95;

/**
 * Compresses what holds numbers without loss, where that makes it at least a twentieth smaller: for `decompressBytes`. The planes of bytes
 * of each mebibyte are compressed by Brotli at its fastest, 3 ms a megabyte; Node.js 20 has no Zstandard.
 *
 * @returns the parts of the file; `bytes` themselves where nothing is gained
 */
export function compressBytes(bytes: Uint8Array): readonly Uint8Array[] {
  if (bytes.length < LEAST) return [bytes];
  const parts: Uint8Array[] = [Buffer.from(compressedMagic, 'latin1')];
  const planes = new Uint8Array(Math.min(blockLength, bytes.length));
  let length = compressedMagic.length;
  for (let at = 0; at < bytes.length; at += blockLength) {
    const block = bytes.subarray(at, at + blockLength);
    splitPlanes(block, planes);
    const compressed = brotliCompressSync(planes.subarray(0, block.length), {
      chunkSize: blockLength,
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 1,
        [constants.BROTLI_PARAM_SIZE_HINT]: block.length,
      },
    });
    parts.push(blockHead(block.length, compressed.length), compressed);
    length += parts.at(-2)!.length + compressed.length;
  }
  return length > MOST_KEPT * bytes.length ? [bytes] : parts;
}

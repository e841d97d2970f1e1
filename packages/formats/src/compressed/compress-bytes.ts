import { brotliCompressSync, constants } from 'node:zlib';
import { planeCount, splitPlanes } from './byte-planes.js';
import { blockHead, compressedMagic, wordsPerBlock } from './compressed-layout.js';

/** Smaller files do not fill a store, and are many. */
const LEAST = 2 ** 16;
/** What is compressed takes at most this share, or it stays as it is. */
const MOST_KEPT = 0.95;

/**
 * Compresses what holds numbers without loss, where that makes it at least a twentieth smaller: for `decompressBytes`. Of the planes of bytes
 * of each mebibyte those that become smaller are compressed by Brotli at its fastest; Node.js 20 has no Zstandard.
 *
 * @returns the parts of the file; `bytes` themselves where nothing is gained
 */
export function compressBytes(bytes: Uint8Array): readonly Uint8Array[] {
  if (bytes.length < LEAST) return [bytes];
  const parts: Uint8Array[] = [Buffer.from(compressedMagic, 'latin1')];
  const blockLength = planeCount * wordsPerBlock;
  const whole = bytes.length - (bytes.length % planeCount);
  for (let at = 0; at < whole; at += blockLength) {
    const block = bytes.subarray(at, Math.min(at + blockLength, whole));
    const words = block.length / planeCount;
    const planes = Array.from({ length: planeCount }, () => new Uint8Array(words));
    splitPlanes(block, planes);
    const stored = planes.map(smaller);
    parts.push(
      blockHead(
        words,
        stored.map(({ length }) => length),
      ),
      ...stored,
    );
  }
  parts.push(bytes.subarray(whole));
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return length > MOST_KEPT * bytes.length ? [bytes] : parts;
}

function smaller(plane: Uint8Array): Uint8Array {
  const compressed = brotliCompressSync(plane, {
    chunkSize: 2 * wordsPerBlock,
    params: { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_SIZE_HINT]: plane.length },
  });
  return compressed.length > MOST_KEPT * plane.length ? plane : compressed;
}

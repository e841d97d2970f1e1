import { decompress } from 'fzstd';
import { inflateSync } from 'node:zlib';
import { RecordError } from '../files/byte-cursor.js';
import type { BgenCompression } from './parse-header.js';

/**
 * The probabilities of a marker, decompressed.
 * @param length how many bytes they have, as the file says; no more memory is taken
 * @throws RecordError where the data are damaged, or of another length
 */
export function inflateBlock(stored: Buffer, compression: BgenCompression, length: number): Uint8Array {
  if (compression === 'none') return stored;
  let bytes: Uint8Array;
  try {
    bytes =
      compression === 'zlib'
        ? inflateSync(stored, { maxOutputLength: Math.max(1, length) })
        : decompress(stored, new Uint8Array(length));
  } catch {
    throw new RecordError(`its ${compression} data are damaged`);
  }
  if (bytes.length === length) return bytes;
  throw new RecordError(`it has ${bytes.length} bytes decompressed, not ${length}`);
}

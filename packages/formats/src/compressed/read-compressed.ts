import { readWholeFile } from '../files/read-whole-file.js';
import { decompressBytes } from './decompress-bytes.js';

/**
 * The bytes that `writeCompressed` was given.
 * @throws DataError where the file cannot be read, is damaged or cut short.
 */
export async function readCompressed(path: string): Promise<Uint8Array> {
  return decompressBytes(await readWholeFile(path), path);
}

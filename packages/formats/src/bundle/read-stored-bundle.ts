import type { ArrayBundle } from '@snpress/data';
import { decodeBundle } from '@snpress/data/bundle/decode-bundle';
import { readCompressed } from '../compressed/read-compressed.js';

/**
 * Reads a bundle that `writeStoredBundle` wrote, or `writeBundle`.
 * @throws DataError where the file cannot be read, is damaged, or holds no bundle.
 */
export async function readStoredBundle(path: string): Promise<ArrayBundle> {
  return decodeBundle(await readCompressed(path), path);
}

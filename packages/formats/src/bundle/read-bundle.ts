import { readWholeFile } from '../files/read-whole-file.js';
import type { ArrayBundle } from '@snpress/data';
import { decodeBundle } from '@snpress/data/bundle/decode-bundle';

/**
 * Reads a bundle; its typed arrays are views on the file's bytes.
 * @throws DataError where the file cannot be read or is not an Arrow IPC file of a bundle.
 */
export async function readBundle(path: string): Promise<ArrayBundle> {
  return decodeBundle(await readWholeFile(path), path);
}

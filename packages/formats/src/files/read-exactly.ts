import type { FileHandle } from 'node:fs/promises';
import { endsEarly } from './ends-early.js';

/**
 * Reads `length` bytes from `offset` on into the beginning of `into`.
 * @throws DataError where the file ends before.
 */
export async function readExactly(
  file: FileHandle,
  path: string,
  into: Uint8Array,
  offset: number,
  length: number,
): Promise<void> {
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(into, filled, length - filled, offset + filled);
    if (bytesRead === 0) throw endsEarly(path, offset + filled, length - filled);
    filled += bytesRead;
  }
}

import type { FileHandle } from 'node:fs/promises';
import { DataError } from '@snpress/data/errors/data-error';

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
    if (bytesRead === 0) {
      throw new DataError({
        message: `This file ends at byte ${offset + filled}, but ${length - filled} more bytes belong there`,
        file: path,
        hint: 'Copy or write it again',
      });
    }
    filled += bytesRead;
  }
}

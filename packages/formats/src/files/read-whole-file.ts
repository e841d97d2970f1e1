import { open } from 'node:fs/promises';
import { explainFileError } from './explain-file-error.js';
import type { ReadingOptions } from './reading-options.js';

const largestRead = 2 ** 26;

/**
 * Reads a file into a buffer of its own, so that typed arrays inside are views at their alignment; files over 2 GiB
 * too.
 * @throws DataError where the file cannot be read.
 */
export async function readWholeFile(
  path: string,
  { signal, onProgress }: ReadingOptions = {},
): Promise<Uint8Array> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      const bytes = new Uint8Array(size);
      let offset = 0;
      while (offset < size) {
        signal?.throwIfAborted();
        const length = Math.min(size - offset, largestRead);
        const { bytesRead } = await file.read(bytes, offset, length, offset);
        if (bytesRead === 0) break;
        offset += bytesRead;
        onProgress?.(offset / size);
      }
      return bytes.subarray(0, offset);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw explainFileError(path, error);
  }
}

import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { notWritten } from './not-written.js';
import { watched } from './watched.js';
import type { WritingOptions } from './writing-options.js';
import { writeBehind } from './write-behind.js';

/**
 * Writes a file so that it is there whole or not at all: to a temporary neighbour, then flushed and renamed.
 * Missing folders are made. Chunks must not change after they were handed over.
 */
export async function writeAtomically(
  path: string,
  content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  options?: WritingOptions,
): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(temporary, 'wx');
    try {
      await writeBehind(file, watched(content, options));
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw notWritten(path, error);
  }
}

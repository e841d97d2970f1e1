import { DataError } from '@snpress/data/errors/data-error';
import { notText } from './not-text.js';
import { readBytes } from './read-bytes.js';
import type { ReadingOptions } from './reading-options.js';

/**
 * Streams the content of a text file, plain or compressed.
 * @throws DataError where it cannot be read, is empty, or begins as something else does.
 */
export async function* readTextBytes(
  file: string,
  options?: ReadingOptions,
): AsyncGenerator<Buffer, void, undefined> {
  let first = true;
  for await (const bytes of readBytes(file, options)) {
    if (first) refuse(file, bytes);
    first = false;
    yield bytes;
  }
  if (first) refuse(file, Buffer.alloc(0));
}

function refuse(file: string, head: Buffer): void {
  const problem = notText(head);
  if (problem !== undefined) throw new DataError({ ...problem, file });
}

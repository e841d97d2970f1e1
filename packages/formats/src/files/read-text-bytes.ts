import { DataError } from '@snpress/data/errors/data-error';
import { notText } from './not-text.js';
import { readBytes } from './read-bytes.js';
import type { ReadingOptions } from './reading-options.js';
import { utf8Bytes, type Encoding } from './utf8-bytes.js';

/** How text is read. */
export interface ReadingTextOptions extends ReadingOptions {
  /** UTF-8 when left out. */
  readonly encoding?: Encoding | undefined;
}

/**
 * Streams the content of a text file, plain or compressed, as UTF-8.
 * @throws DataError where it cannot be read, is empty, begins as something else does, or has bytes that are not of its encoding.
 */
export async function* readTextBytes(
  file: string,
  { encoding = 'utf-8', ...options }: ReadingTextOptions = {},
): AsyncGenerator<Buffer, void, undefined> {
  const content = readBytes(file, options);
  // What says that it is UTF-16, or no text at all, is told before bytes that are not UTF-8 are.
  yield* encoding === 'utf-8'
    ? utf8Bytes(recognisedText(content, file), encoding, file)
    : recognisedText(utf8Bytes(content, encoding, file), file);
}

async function* recognisedText(chunks: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const bytes of chunks) {
    if (isFirst) refuse(file, bytes);
    isFirst = false;
    yield bytes;
  }
  if (isFirst) refuse(file, Buffer.alloc(0));
}

function refuse(file: string, head: Buffer): void {
  const problem = notText(head);
  if (problem !== undefined) throw new DataError({ ...problem, file });
}

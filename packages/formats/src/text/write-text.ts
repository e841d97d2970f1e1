import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { writeAtomically } from '../files/write-atomically.js';
import type { WritingOptions } from '../files/writing-options.js';

/** Writes text block by block, whole or not at all; compressed where the path ends in `.gz`. The same text gives the same bytes. */
export async function writeText(
  path: string,
  blocks: Iterable<string> | AsyncIterable<string>,
  options?: WritingOptions,
): Promise<void> {
  const bytes = Readable.from(encoded(blocks), { objectMode: false });
  // The pipeline hands an error on to its last stream, where the writer meets it.
  const content = path.endsWith('.gz') ? pipeline(bytes, createGzip(), () => undefined) : bytes;
  await writeAtomically(path, content as AsyncIterable<Uint8Array>, options);
}

async function* encoded(blocks: Iterable<string> | AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const block of blocks) if (block !== '') yield Buffer.from(block);
}

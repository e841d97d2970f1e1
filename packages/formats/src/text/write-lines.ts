import { bgzip } from '../files/bgzip.js';
import { writeAtomically } from '../files/write-atomically.js';
import type { WritingOptions } from '../files/writing-options.js';
import { writeText } from './write-text.js';

const lengthOfBlock = 1 << 16;

/** How lines are compressed where the path ends in `.gz`, and how the writing is watched. */
export interface WriteLinesOptions extends WritingOptions {
  readonly compression?: 'gzip' | 'bgzf' | undefined;
}

/**
 * Writes lines of text, each with its line end, whole or not at all; compressed where the path ends in `.gz`, as BGZF where
 * tabix is to find its way in it.
 */
export async function writeLines(
  path: string,
  lines: Iterable<string>,
  { compression = 'gzip', ...options }: WriteLinesOptions = {},
): Promise<void> {
  if (compression === 'gzip' || !path.endsWith('.gz')) await writeText(path, inBlocks(lines), options);
  else await writeAtomically(path, bgzip(encoded(inBlocks(lines))), options);
}

function* inBlocks(lines: Iterable<string>): Generator<string> {
  let block = '';
  for (const line of lines) {
    block += line;
    if (block.length >= lengthOfBlock) {
      yield block;
      block = '';
    }
  }
  yield block;
}

function* encoded(blocks: Iterable<string>): Generator<Buffer> {
  for (const block of blocks) yield Buffer.from(block);
}

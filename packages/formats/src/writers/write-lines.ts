import { bgzip } from '../files/bgzip.js';
import { writeAtomically } from '../files/write-atomically.js';
import { writeText } from './write-text.js';

const lengthOfBlock = 1 << 16;

/**
 * Writes lines of text, each with its line end, whole or not at all; compressed where the path ends in `.gz`, as BGZF where
 * tabix is to find its way in it.
 */
export async function writeLines(
  path: string,
  lines: Iterable<string>,
  compression: 'gzip' | 'bgzf' = 'gzip',
): Promise<void> {
  if (compression === 'gzip' || !path.endsWith('.gz')) await writeText(path, inBlocks(lines));
  else await writeAtomically(path, bgzip(encoded(inBlocks(lines))));
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

import { writeText } from './write-text.js';

const lengthOfBlock = 1 << 16;

/** Writes lines of text, each with its line end, whole or not at all; compressed where the path ends in `.gz`. */
export async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  await writeText(path, inBlocks(lines));
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

import { beginsWith } from '@snpress/data/bytes/begins-with';
import type { FileContent } from './file-content.js';
import { lineEnd, nextLine } from './line-bounds.js';
import { wholeLines } from './whole-lines.js';

const byteOrderMark = '\xef\xbb\xbf';
const blank = 0x20;

/**
 * How many lines of a text are not blank.
 * @throws DataError where it cannot be read.
 */
export async function countLines(file: FileContent): Promise<number> {
  let count = 0;
  let isFirst = true;
  for await (const bytes of wholeLines(file.bytes(), file.name)) {
    let start = isFirst && beginsWith(bytes, byteOrderMark) ? byteOrderMark.length : 0;
    isFirst = false;
    for (; start < bytes.length; start = nextLine(bytes, start))
      if (!isBlank(bytes, start, lineEnd(bytes, start))) count++;
  }
  return count;
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] !== blank) return false;
  return true;
}

import { endlessLine, longestLine } from './longest-line.js';
import { concatBytes } from '@snpress/data/bytes/concat-bytes';

const newline = 10;

/**
 * Cuts a byte stream after line ends: every array is whole lines with their line ends, except that the last line of
 * the last one may have none.
 * @throws DataError where a line does not end within `longestLine` bytes.
 */
export async function* wholeLines(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  let carried: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(newline) + 1;
    if (end > 0) {
      yield concatBytes([...carried, chunk.subarray(0, end)]);
      carried = [];
      length = 0;
    }
    if (end === chunk.length) continue;
    carried.push(chunk.subarray(end));
    length += chunk.length - end;
    if (length > longestLine) throw endlessLine(file);
  }
  if (carried.length > 0) yield concatBytes(carried);
}

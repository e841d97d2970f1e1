import { concatBytes } from '@snpress/data/bytes/concat-bytes';

const newline = 10;

/**
 * Cuts a byte stream after line ends: every array is whole lines with their line ends, except that the last line of
 * the last one may have none.
 */
export async function* wholeLines(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let carried: Uint8Array[] = [];
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(newline) + 1;
    if (end > 0) {
      yield concatBytes([...carried, chunk.subarray(0, end)]);
      carried = [];
    }
    if (end < chunk.length) carried.push(chunk.subarray(end));
  }
  if (carried.length > 0) yield concatBytes(carried);
}

const newline = 10;

/**
 * Cuts a byte stream after line ends: every buffer is whole lines with their line ends, except that the last line of
 * the last one may have none.
 */
export async function* wholeLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  let carried: Buffer[] = [];
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(newline) + 1;
    if (end > 0) {
      yield carried.length === 0
        ? chunk.subarray(0, end)
        : Buffer.concat([...carried, chunk.subarray(0, end)]);
      carried = [];
    }
    if (end < chunk.length) carried.push(chunk.subarray(end));
  }
  if (carried.length > 0) yield Buffer.concat(carried);
}

const charactersPerBlock = 1 << 18;

/** Lines, each with its line end, as buffers of a few hundred kilobytes. */
export function* blocksOfText(lines: Iterable<string>): Generator<Buffer, void, undefined> {
  let block = '';
  for (const line of lines) {
    block += line;
    if (block.length < charactersPerBlock) continue;
    yield Buffer.from(block);
    block = '';
  }
  if (block !== '') yield Buffer.from(block);
}

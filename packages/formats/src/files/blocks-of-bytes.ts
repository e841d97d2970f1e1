const bytesPerBlock = 1 << 20;

/** The same bytes in pieces of about a megabyte: a write for each of many small ones takes far longer. */
export function* blocksOfBytes(parts: Iterable<Uint8Array>): Generator<Buffer, void, undefined> {
  let pending: Uint8Array[] = [];
  let length = 0;
  for (const part of parts) {
    pending.push(part);
    length += part.length;
    if (length < bytesPerBlock) continue;
    yield Buffer.concat(pending);
    pending = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(pending);
}

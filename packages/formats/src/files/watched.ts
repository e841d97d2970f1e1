import type { WritingOptions } from './writing-options.js';

/** The same chunks; before each the signal is asked, and after it is told how many bytes there were. */
export async function* watched<Bytes extends Uint8Array>(
  content: Iterable<Bytes> | AsyncIterable<Bytes>,
  { signal, onProgress }: WritingOptions = {},
): AsyncGenerator<Bytes, void, undefined> {
  let bytes = 0;
  signal?.throwIfAborted();
  for await (const chunk of content) {
    signal?.throwIfAborted();
    yield chunk;
    onProgress?.((bytes += chunk.length));
  }
}

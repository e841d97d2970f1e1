import type { MarkerBlock, MarkerStream } from '@snpress/data';
import type { Format } from '../format/format.js';
import type { FormatSource } from '../format/format-source.js';

/** Opens genotypes of a format that is read marker by marker; each block asks the signal and tells how far the reading is. */
export async function openWatched(format: Format, source: FormatSource): Promise<MarkerStream> {
  const { signal, onProgress } = source;
  signal?.throwIfAborted();
  const stream = await format.open!(source);
  const { markers } = stream;
  async function* blocks(): AsyncGenerator<MarkerBlock, void, undefined> {
    let done = 0;
    for await (const block of stream.blocks) {
      signal?.throwIfAborted();
      if (markers !== undefined) onProgress?.((done += block.features.length) / markers);
      yield block;
    }
  }
  return signal === undefined && onProgress === undefined ? stream : { ...stream, blocks: blocks() };
}

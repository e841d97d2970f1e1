import type { MarkerStream } from '@snpress/data';
import type { PredictionHooks } from './prediction-progress.js';

/** Tells of every block, and ends where it is cancelled. */
export function followMarkers(stream: MarkerStream, { onProgress, signal }: PredictionHooks): MarkerStream {
  async function* blocks(): MarkerStream['blocks'] & AsyncGenerator {
    let done = 0;
    for await (const block of stream.blocks) {
      signal?.throwIfAborted();
      yield block;
      done += block.features.length;
      onProgress?.({ doing: 'reading markers', done, total: stream.markers });
    }
  }
  return {
    ...stream,
    blocks: blocks(),
    get warnings() {
      return stream.warnings;
    },
  };
}

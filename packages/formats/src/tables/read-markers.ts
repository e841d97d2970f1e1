import { joinBlocks } from '@snpress/data/markers/join-blocks';
import type { MarkerBlock, MarkerStream } from '@snpress/data';
import { renameRepeats } from '@snpress/data/markers/rename-repeats';
import { blockMarkers } from '@snpress/data/reconcile/block-markers';
import type { MarkerTable } from '@snpress/data';

const none = new Int8Array(0);

/** The markers of a stream with the frequencies of their counted alleles; their dosages are not kept. */
export async function readMarkers(stream: MarkerStream, path: string, ploidy: 1 | 2): Promise<MarkerTable> {
  const blocks: MarkerBlock[] = [];
  const frequencies: number[] = [];
  for await (const block of renameRepeats(stream, path).blocks) {
    for (const frequency of blockMarkers(block, stream.samples.length, ploidy).frequencies)
      frequencies.push(frequency);
    blocks.push({ ...block, values: none });
  }
  const { features, positions, alleles } = joinBlocks(blocks);
  return { ids: features, positions, alleles, frequencies: Float64Array.from(frequencies) };
}

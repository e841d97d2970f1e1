import { writeAtomically } from '../files/write-atomically.js';
import { equalBlocks } from '@snpress/data/markers/equal-blocks';
import { joinBlocks } from '@snpress/data/markers/join-blocks';
import type { WritingOptions } from '../files/writing-options.js';
import type { MarkerBlock, MarkerStream } from '@snpress/data';
import { markersPerBlock } from '@snpress/data/markers/markers-per-block';
import type { EncodeMatrixOptions } from '@snpress/data/arrow/encode-matrix';
import { loadArrow } from '@snpress/data/arrow/load-arrow';
import { matrixColumns, matrixMetadata } from '@snpress/data/arrow/matrix-columns';
import { recordBatch } from '@snpress/data/arrow/record-batch';

/** What was written of a marker stream. */
export interface WrittenMarkers {
  readonly samples: number;
  readonly markers: number;
  /** Those of the stream. */
  readonly warnings: readonly string[];
}

/**
 * Writes a marker stream as an Arrow IPC file of a matrix, a record batch at a time: the memory it takes does not grow
 * with the file. Ids are as they are, also where they repeat. The whole file is written or, where reading or writing
 * fails, none. Equal markers give equal bytes, whatever file they come from.
 * @throws DataError where the stream meets a problem.
 */
export async function writeArrowMarkers(
  path: string,
  stream: MarkerStream,
  { packed, ...options }: WritingOptions & Pick<EncodeMatrixOptions, 'packed'> = {},
): Promise<WrittenMarkers> {
  let markers = 0;
  await writeAtomically(
    path,
    encodeStream(stream, packed, (count) => (markers = count)),
    options,
  );
  return { samples: stream.samples.length, markers, warnings: stream.warnings };
}

async function* encodeStream(
  { samples, ploidy, blocks }: MarkerStream,
  packed: boolean | undefined,
  onEnd: (markers: number) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  const arrow = await loadArrow();
  const metadata = matrixMetadata({ samples, ploidy });
  const queue = new arrow.AsyncByteQueue();
  let chunks: Uint8Array[] = [];
  queue.write = (chunk) => {
    chunks.push(chunk as Uint8Array);
    return 0;
  };
  const taken = (): Uint8Array[] => {
    const all = chunks;
    chunks = [];
    return all;
  };
  const writer = new arrow.RecordBatchFileWriter().reset(queue);
  const write = (block: MarkerBlock): void => {
    const columns = matrixColumns(arrow, { samples, ...block }, { packed });
    writer.write(recordBatch(arrow, columns, block.features.length, metadata));
  };
  let markers = 0;
  for await (const block of equalBlocks(blocks, markersPerBlock(samples.length))) {
    write(block);
    markers += block.features.length;
    yield* taken();
  }
  if (markers === 0) write(joinBlocks([]));
  writer.finish();
  yield* taken();
  onEnd(markers);
}

import type { Arrow } from './load-arrow.js';
import { recordBatch, type Column } from './record-batch.js';

/** Encodes columns of equal length as an Arrow IPC file of one record batch. Equal input gives equal bytes. */
export function encodeColumns(
  arrow: Arrow,
  columns: readonly Column[],
  length: number,
  metadata: ReadonlyMap<string, string>,
): Uint8Array {
  // The library's own queue drops one of two chunks that are the same memory, as `start` and `end` of markers may be.
  const chunks: Uint8Array[] = [];
  const queue = new arrow.AsyncByteQueue();
  queue.write = (chunk) => chunks.push(chunk as Uint8Array);
  const writer = new arrow.RecordBatchFileWriter().reset(queue);
  writer.write(recordBatch(arrow, columns, length, metadata));
  writer.finish();
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

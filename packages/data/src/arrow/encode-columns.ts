import type { Arrow } from './load-arrow.js';
import { recordBatch, type Column } from './record-batch.js';

/** Encodes columns of equal length as an Arrow IPC file of one record batch. Equal input gives equal bytes. */
export function encodeColumns(
  arrow: Arrow,
  columns: readonly Column[],
  length: number,
  metadata: ReadonlyMap<string, string>,
): Uint8Array {
  const writer = new arrow.RecordBatchFileWriter();
  writer.write(recordBatch(arrow, columns, length, metadata));
  writer.finish();
  return writer.toUint8Array(true);
}

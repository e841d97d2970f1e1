import type { Data } from 'apache-arrow';
import type { Arrow } from './load-arrow.js';

/** A column of an Arrow table: its name and its data. */
export interface Column {
  readonly name: string;
  readonly data: Data;
}

/** Encodes columns of equal length as an Arrow IPC file of one record batch. Equal input gives equal bytes. */
export function encodeColumns(
  { Field, RecordBatch, RecordBatchFileWriter, Schema, Struct, makeData }: Arrow,
  columns: readonly Column[],
  length: number,
  metadata: ReadonlyMap<string, string>,
): Uint8Array {
  const fields = columns.map(({ name, data }) => new Field(name, data.type, data.nullCount > 0));
  const struct = makeData({
    type: new Struct(fields),
    length,
    nullCount: 0,
    children: columns.map(({ data }) => data),
  });
  const writer = new RecordBatchFileWriter();
  writer.write(new RecordBatch(new Schema(fields, new Map(metadata)), struct));
  writer.finish();
  return writer.toUint8Array(true);
}

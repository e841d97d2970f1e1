import type { Data, RecordBatch } from 'apache-arrow';
import type { Arrow } from './load-arrow.js';

/** A column of an Arrow table: its name and its data. */
export interface Column {
  readonly name: string;
  readonly data: Data;
  /** Whether there may be nulls; left out, whether there are any here. */
  readonly nullable?: boolean;
}

/** An Arrow record batch of columns of equal length. */
export function recordBatch(
  { Field, RecordBatch, Schema, Struct, makeData }: Arrow,
  columns: readonly Column[],
  length: number,
  metadata: ReadonlyMap<string, string>,
): RecordBatch {
  const fields = columns.map(
    ({ name, data, nullable }) => new Field(name, data.type, nullable ?? data.nullCount > 0),
  );
  const struct = makeData({
    type: new Struct(fields),
    length,
    nullCount: 0,
    children: columns.map(({ data }) => data),
  });
  return new RecordBatch(new Schema(fields, new Map(metadata)), struct);
}

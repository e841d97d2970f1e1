import type { Data, Utf8 } from 'apache-arrow';
import type { Arrow } from './load-arrow.js';
import type { Validity } from './validity-bitmap.js';

/** Strings as an Arrow Utf8 column. */
export function utf8Data(
  { Utf8, makeData }: Arrow,
  strings: readonly string[],
  validity: Validity = { nullBitmap: null, nullCount: 0 },
): Data<Utf8> {
  const valueOffsets = new Int32Array(strings.length + 1);
  strings.forEach((string, index) => {
    valueOffsets[index + 1] = valueOffsets[index]! + Buffer.byteLength(string);
  });
  const data = Buffer.alloc(valueOffsets[strings.length]!);
  strings.forEach((string, index) => data.write(string, valueOffsets[index]!));
  return makeData({ type: new Utf8(), length: strings.length, valueOffsets, data, ...validity });
}

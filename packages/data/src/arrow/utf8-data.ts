import type { Data, Utf8 } from 'apache-arrow';
import { utf8Length } from '../bytes/utf8-length.js';
import type { Arrow } from './load-arrow.js';
import type { Validity } from './validity-bitmap.js';

const encoder = new TextEncoder();

/** Strings as an Arrow Utf8 column. */
export function utf8Data(
  { Utf8, makeData }: Arrow,
  strings: readonly string[],
  validity: Validity = { nullBitmap: null, nullCount: 0 },
): Data<Utf8> {
  // All at once: a call per string would take longer than the rest of a genotype file's conversion.
  const joined = strings.join('');
  const data = encoder.encode(joined);
  const isAscii = data.length === joined.length;
  const valueOffsets = new Int32Array(strings.length + 1);
  let end = 0;
  for (let index = 0; index < strings.length; index++) {
    end += isAscii ? strings[index]!.length : utf8Length(strings[index]!);
    valueOffsets[index + 1] = end;
  }
  return makeData({ type: new Utf8(), length: strings.length, valueOffsets, data, ...validity });
}

import type { Data } from 'apache-arrow';
import { encodeColumns } from '../arrow/encode-columns.js';
import { loadArrow, type Arrow } from '../arrow/load-arrow.js';
import { utf8Data } from '../arrow/utf8-data.js';
import type { ArrayBundle, BundleArray } from './array-bundle.js';
import { bundleSchema } from './bundle-schema.js';

/**
 * Encodes a bundle as an Arrow IPC file of one row. Equal bundles, with their names in equal order, give equal bytes.
 * @throws TypeError where an array has no name, or the metadata hold a number that JSON cannot say (NaN, an infinity).
 */
export async function encodeBundle({ metadata, arrays }: ArrayBundle): Promise<Uint8Array> {
  const arrow = await loadArrow();
  if (Object.hasOwn(arrays, '')) throw new TypeError('The name of an array in a bundle may not be empty');
  const columns = Object.entries(arrays).map(([name, array]) => ({ name, data: listOf(arrow, array) }));
  const json = JSON.stringify(metadata, (key, value: unknown) => {
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw new TypeError(`metadata.${key} is ${value}, which JSON cannot say; keep it in an array instead`);
    }
    return value;
  });
  return encodeColumns(
    arrow,
    columns,
    1,
    new Map<string, string>([
      [bundleSchema.formatKey, bundleSchema.format],
      [bundleSchema.metadataKey, json],
    ]),
  );
}

function listOf(arrow: Arrow, array: BundleArray): Data {
  const { Field, List, makeData } = arrow;
  const child = childData(arrow, array);
  return makeData({
    type: new List(new Field('item', child.type, false)),
    length: 1,
    nullCount: 0,
    valueOffsets: Int32Array.of(0, array.length),
    child,
  });
}

function childData(arrow: Arrow, array: BundleArray): Data {
  const { Float32, Float64, Int32, Uint32, Uint8, makeData } = arrow;
  const { length } = array;
  if (array instanceof Float32Array)
    return makeData({ type: new Float32(), length, nullCount: 0, data: array });
  if (array instanceof Float64Array)
    return makeData({ type: new Float64(), length, nullCount: 0, data: array });
  if (array instanceof Int32Array) return makeData({ type: new Int32(), length, nullCount: 0, data: array });
  if (array instanceof Uint32Array)
    return makeData({ type: new Uint32(), length, nullCount: 0, data: array });
  if (array instanceof Uint8Array) return makeData({ type: new Uint8(), length, nullCount: 0, data: array });
  return utf8Data(arrow, array);
}

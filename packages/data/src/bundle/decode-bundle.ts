import type { Data, Vector } from 'apache-arrow';
import { decodeTable } from '../arrow/decode-table.js';
import { typeName } from '../arrow/type-name.js';
import { DataError } from '../errors/data-error.js';
import type { ArrayBundle, BundleArray, JsonObject } from './array-bundle.js';
import { bundleSchema } from './bundle-schema.js';

/**
 * Decodes a bundle from an Arrow IPC file; its typed arrays are views on `bytes`.
 * @throws DataError where `bytes` are not an Arrow IPC file of a bundle.
 */
export async function decodeBundle(bytes: Uint8Array, file?: string): Promise<ArrayBundle> {
  const table = await decodeTable(bytes, file);
  const format = table.schema.metadata.get(bundleSchema.formatKey);
  const metadata = table.schema.metadata.get(bundleSchema.metadataKey);
  if (format !== bundleSchema.format || metadata === undefined) {
    throw new DataError({
      message: `This Arrow IPC file holds ${format ?? 'something else'}, not ${bundleSchema.format}`,
      file,
      hint: 'Use a bundle, or the version of snpress that wrote this file',
    });
  }
  const arrays = table.schema.fields.map(
    ({ name }, index) => [name, arrayOf(table.getChildAt(index)!)] as const,
  );
  return { metadata: JSON.parse(metadata) as JsonObject, arrays: Object.fromEntries(arrays) };
}

function arrayOf(column: Vector): BundleArray {
  const list = column.data[0] as Data;
  const child = list.children[0]!;
  const [start, end] = list.valueOffsets as Int32Array;
  if (typeName(child.type) === 'Utf8') return Array.from(column.get(0) as Iterable<string>);
  return (child.values as Exclude<BundleArray, readonly string[]>).subarray(start, end);
}

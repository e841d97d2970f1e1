import type { Data, DataType, Table } from 'apache-arrow';
import { decodeTable } from '../arrow/decode-table.js';
import { typeName } from '../arrow/type-name.js';
import { DataError } from '../errors/data-error.js';
import type { ArrayBundle, BundleArray, JsonObject } from './array-bundle.js';
import { bundleSchema } from './bundle-schema.js';

const arrayType = /^List<(?:Float32|Float64|Int32|Uint32|Uint8|Utf8)>$/;

/**
 * Decodes a bundle from an Arrow IPC file; its typed arrays are views on `bytes`.
 * @throws DataError where `bytes` are not an Arrow IPC file of a bundle.
 */
export async function decodeBundle(bytes: Uint8Array, file?: string): Promise<ArrayBundle> {
  const table = await decodeTable(bytes, file);
  const format = table.schema.metadata.get(bundleSchema.formatKey);
  const json = table.schema.metadata.get(bundleSchema.metadataKey);
  if (format !== bundleSchema.format || json === undefined) {
    throw new DataError({
      code: 'not-a-bundle',
      message: `This Arrow IPC file holds ${format ?? 'something else'}, not ${bundleSchema.format}`,
      file,
      hint: 'Use a bundle, or the version of snpress that wrote this file',
    });
  }
  const metadata = parseObject(json);
  if (metadata === undefined)
    throw spoiled(`its metadata ${bundleSchema.metadataKey} are no JSON object`, file);
  const arrays = table.schema.fields.map(({ name }, index) => [name, arrayOf(table, index, file)] as const);
  return { metadata, arrays: Object.fromEntries(arrays) };
}

function arrayOf(table: Table, index: number, file: string | undefined): BundleArray {
  const { name } = table.schema.fields[index]!;
  const column = table.getChildAt(index)!;
  const type = typeName(column.type as DataType);
  const list = column.data[0] as Data | undefined;
  const child = list?.children[0];
  const nulls = (list?.nullCount ?? 0) + (child?.nullCount ?? 0);
  if (
    table.numRows !== 1 ||
    nulls > 0 ||
    list === undefined ||
    child === undefined ||
    !arrayType.test(type)
  ) {
    throw spoiled(`column ${JSON.stringify(name)} is ${type} of ${table.numRows} rows`, file);
  }
  const [start, end] = list.valueOffsets as Int32Array;
  if (typeName(child.type) === 'Utf8') return Array.from(column.get(0) as Iterable<string>);
  return (child.values as Exclude<BundleArray, readonly string[]>).subarray(start, end);
}

function parseObject(json: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(json);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

function spoiled(what: string, file: string | undefined): DataError {
  return new DataError({
    message: `This bundle is damaged: ${what}`,
    file,
    hint: 'Copy it again, or make it anew',
  });
}

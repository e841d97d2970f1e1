import type { Data, DataType, Table } from 'apache-arrow';
import { DataError } from '../errors/data-error.js';
import { areIndices, areOffsets, areViews } from './are-in-bounds.js';
import type { Arrow } from './load-arrow.js';
import { typeName } from './type-name.js';
import { bitsSet, isValid } from './validity-bitmap.js';

/**
 * Checks that the columns of a table hold as many entries as they say, in every batch: what is not there would be read as
 * zeros, as nulls, or for ever.
 * @param places where the batches begin in the file, for messages
 * @throws DataError that names the column and the place.
 */
export function checkColumns(
  arrow: Arrow,
  table: Table,
  places: readonly number[],
  file: string | undefined,
): void {
  for (const [index, batch] of table.batches.entries()) {
    batch.data.children.forEach((data, column) => {
      if (data.length === batch.numRows && holds(arrow, data)) return;
      const { name } = table.schema.fields[column]!;
      throw new DataError({
        message: `Column ${JSON.stringify(name)} of this Arrow IPC file (${typeName(data.type)}) does not hold ${batch.numRows} rows in the batch at byte ${places[index]}, or not as many nulls as it says`,
        file,
        hint: 'It was damaged: copy or write it again',
      });
    });
  }
}

/** What is checked of a column; the library's own types do not say what may be absent. */
interface Part {
  readonly type: DataType;
  readonly length: number;
  readonly offset: number;
  readonly nullCount: number;
  readonly nullBitmap: Uint8Array | undefined;
  readonly values: Uint8Array | undefined;
  readonly valueOffsets: Int32Array | undefined;
  readonly variadicBuffers: readonly Uint8Array[];
  readonly children: readonly (Data | undefined)[];
  readonly dictionary: { readonly length: number; readonly data: readonly (Data | undefined)[] } | undefined;
  readonly stride: number;
}

/** Whether all entries of a column, or of a part of one, are there. */
function holds(arrow: Arrow, data: Data): boolean {
  const { DataType } = arrow;
  const part = data as unknown as Part;
  const { type, length, nullCount, nullBitmap, valueOffsets, children, dictionary } = part;
  const values = part.values ?? new Uint8Array(0);
  const end = part.offset + length;
  const hasNulls = nullCount > 0 && !DataType.isNull(type);
  if (!(length >= 0 && part.offset >= 0 && nullCount <= length)) return false;
  if (hasNulls && (nullBitmap === undefined || nullBitmap.length * 8 < end)) return false;
  if (!DataType.isNull(type) && !countsNulls(part)) return false;
  if (
    ![...children, ...(dictionary?.data ?? [])].every((child) => child !== undefined && holds(arrow, child))
  )
    return false;
  const counts = (index: number): boolean => !hasNulls || isValid(nullBitmap!, part.offset + index);

  if (DataType.isNull(type)) return true;
  if (DataType.isBool(type)) return values.length * 8 >= end;
  if (DataType.isDictionary(type)) return areIndices(values, length, dictionary?.length ?? 0, counts);
  if (DataType.isStruct(type)) return children.every((child) => child!.length >= end);
  if (DataType.isFixedSizeList(type)) return (children[0]?.length ?? -1) >= end * Math.max(0, type.listSize);
  if (DataType.isList(type) || DataType.isMap(type))
    return areOffsets(valueOffsets, length, children[0]?.length ?? -1);
  if (DataType.isUtf8View(type) || DataType.isBinaryView(type))
    return areViews(values, length, part.variadicBuffers, counts);
  if (hasOffsets(arrow, type)) return areOffsets(valueOffsets, length, values.length);
  return !DataType.isUnion(type) && values.length >= length * part.stride;
}

function hasOffsets({ DataType }: Arrow, type: DataType): boolean {
  return (
    DataType.isUtf8(type) ||
    DataType.isBinary(type) ||
    DataType.isLargeUtf8(type) ||
    DataType.isLargeBinary(type)
  );
}

/** Whether as many entries are null as are said to be. */
function countsNulls({ nullBitmap, nullCount, offset, length }: Part): boolean {
  if (nullBitmap === undefined || nullBitmap.length * 8 < offset + length) return nullCount === 0;
  const end = offset + length;
  let valid = 0;
  for (let index = offset; index < end;) {
    const isByte = index % 8 === 0 && index + 8 <= end;
    valid += isByte ? bitsSet[nullBitmap[index / 8]!]! : Number(isValid(nullBitmap, index));
    index += isByte ? 8 : 1;
  }
  return length - valid === nullCount;
}

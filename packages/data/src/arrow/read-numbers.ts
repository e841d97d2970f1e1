import type { Data } from 'apache-arrow';
import { DataError } from '../errors/data-error.js';
import { typeName } from './type-name.js';
import { isValid } from './validity-bitmap.js';

const numericType = /^(?:Uint|Int)(?:8|16|32|64)$|^Float(?:32|64)$/;

/** The numbers of an Arrow column's part, NaN where they are null: a view where possible, otherwise a copy. */
export function readNumbers<T extends Float32Array | Float64Array>(
  data: Data,
  first: number,
  length: number,
  ArrayType: new (length: number) => T,
  where: { readonly column: string; readonly file: string | undefined },
): T {
  if (!numericType.test(typeName(data.type))) {
    throw new DataError({
      message: `Column ${where.column} of this Arrow IPC file holds ${typeName(data.type)}, not numbers`,
      file: where.file,
      hint: 'Write it as floating-point numbers',
    });
  }
  const stored = data.values as T | BigInt64Array;
  const isView = stored instanceof ArrayType;
  const numbers = isView ? (stored.subarray(first, first + length) as T) : new ArrayType(length);
  if (!isView) {
    for (let index = 0; index < length; index++) numbers[index] = Number(stored[first + index]);
  }
  return data.nullCount === 0 ? numbers : blankNulls(numbers, isView, data, first);
}

function blankNulls<T extends Float32Array | Float64Array>(
  numbers: T,
  isView: boolean,
  { nullBitmap, offset }: Data,
  first: number,
): T {
  let blanked = numbers;
  for (let index = 0; index < numbers.length; index++) {
    if (isValid(nullBitmap, offset + first + index) || Number.isNaN(blanked[index])) continue;
    if (isView && blanked === numbers) blanked = numbers.slice() as T;
    blanked[index] = NaN;
  }
  return blanked;
}

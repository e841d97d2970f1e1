import type { Data } from 'apache-arrow';
import { DataError } from '../errors/data-error.js';
import { typeName } from './type-name.js';
import { isValid } from './validity-bitmap.js';

/** How Arrow writes the types of numbers that are read. */
export const numericType = /^(?:Uint|Int)(?:8|16|32|64)$|^Float(?:32|64)$/;

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
  const stored = (data.values as T | Int8Array | BigInt64Array).subarray(first, first + length);
  const isView = stored instanceof ArrayType;
  const numbers = isView ? stored : new ArrayType(length);
  if (stored instanceof BigInt64Array || stored instanceof BigUint64Array) {
    for (let index = 0; index < length; index++) numbers[index] = Number(stored[index]);
  } else if (!isView) numbers.set(stored);
  return data.nullCount === 0 ? numbers : blankNulls(numbers, isView, data, first);
}

const allValid = 0xff;

function blankNulls<T extends Float32Array | Float64Array>(
  numbers: T,
  isView: boolean,
  { nullBitmap, offset }: Data,
  first: number,
): T {
  let blanked = numbers;
  for (let index = 0; index < numbers.length; index++) {
    const bit = offset + first + index;
    if (bit % 8 === 0 && nullBitmap[bit / 8] === allValid) {
      index += 7;
      continue;
    }
    if (isValid(nullBitmap, bit) || Number.isNaN(blanked[index])) continue;
    if (isView && blanked === numbers) blanked = numbers.slice() as T;
    blanked[index] = NaN;
  }
  return blanked;
}

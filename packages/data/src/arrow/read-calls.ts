import type { Data } from 'apache-arrow';
import { missingCall } from '../markers/marker-values.js';
import { isValid } from './validity-bitmap.js';

/**
 * The first `length` hard calls of an Arrow column as a view; undefined where it holds other numbers, or has something
 * other than `missingCall` under its nulls.
 */
export function readCalls(
  { values, nullBitmap, nullCount, offset }: Data,
  length: number,
): Int8Array | undefined {
  if (!(values instanceof Int8Array)) return undefined;
  const calls = values.subarray(0, length);
  let missing = 0;
  for (let index = 0; index < length; index++) {
    const call = calls[index]!;
    if (call >= 0 && call <= 2) continue;
    if (call !== missingCall || nullCount === 0 || isValid(nullBitmap, offset + index)) return undefined;
    missing++;
  }
  return missing === nullCount ? calls : undefined;
}

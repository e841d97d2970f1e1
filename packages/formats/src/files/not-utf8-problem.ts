import type { DataProblem } from '@snpress/data';

/** What is said of a byte that begins no character of UTF-8. */
export function notUtf8Problem(
  bytes: Uint8Array,
  at: number,
  place: Pick<DataProblem, 'line' | 'column'>,
): DataProblem {
  const byte = bytes[at]!.toString(16).padStart(2, '0');
  return { code: 'not-utf-8', message: `The byte ${byte} is not UTF-8`, ...place };
}

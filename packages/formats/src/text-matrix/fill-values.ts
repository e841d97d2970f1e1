import type { Row } from '../text/each-row.js';
import type { IsMissing } from '../text/missing-codes.js';
import { parseNumber } from '../text/parse-number.js';

const largestFloat32 = 3.4028235677973366e38;

/**
 * Parses the fields of a row from `firstField` on into `values`, NaN where one is missing. A field that is neither a
 * number of single precision nor missing is told to `refuse`, with what it was parsed as, until that returns false.
 * @param note told each value as it is before it is rounded
 */
export function fillValues(
  row: Row,
  firstField: number,
  values: Float32Array,
  isMissing: IsMissing,
  refuse: (column: number, value: number) => boolean,
  note?: (column: number, value: number) => void,
): void {
  const { bytes, starts, ends } = row;
  for (let column = 0; column < values.length; column++) {
    const start = starts[firstField + column]!;
    const end = ends[firstField + column]!;
    if (isMissing(bytes, start, end)) {
      values[column] = NaN;
      continue;
    }
    const value = parseNumber(bytes, start, end);
    values[column] = value;
    note?.(column, value);
    if (!(Math.abs(value) <= largestFloat32) && !refuse(column, value)) return;
  }
}

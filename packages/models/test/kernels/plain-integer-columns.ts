import type { IntegerColumns } from '../../src/kernels/integer-columns.js';

/** The same in plain TypeScript. */
export function plainIntegerColumns(length: number, count: number): IntegerColumns {
  const values = new Int16Array(count * length);
  const vector = new Int16Array(length);
  const found = new Int32Array(count);
  const magnitude = (column: number): number => {
    let sum = 0;
    for (let row = 0, at = column * length; row < length; row++, at++) sum += values[at]! * vector[row]!;
    return Math.abs(sum);
  };
  return {
    stride: length,
    values,
    vector,
    found,
    largest() {
      let largest = 0;
      for (let column = 0; column < count; column++) largest = Math.max(largest, magnitude(column));
      return largest;
    },
    above(limit) {
      let above = 0;
      for (let column = 0; column < count; column++) if (magnitude(column) > limit) found[above++] = column;
      return above;
    },
    release() {
      // the garbage collector's
    },
  };
}

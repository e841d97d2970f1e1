import { countsOfCalls } from '@snpress/data/markers/counts-of-calls';
import { levelsPerFeature } from '@snpress/data/matrix/called-values';
import type { CalledValues } from '@snpress/data';

/** Columns less their first value, turned so that the first change is a rise, one at a time. */
export interface ColumnShapes {
  /** Reads a column; returns the direction of its first change, 0 where it has none. */
  read(column: number): number;
  /** Equal for equal shapes. */
  readonly words: Int32Array;
  /** Whether a column whose first change has this direction has the shape that was read; never where a value is NaN. */
  isThatOf(column: number, direction: number): boolean;
}

/** @param values - feature-major. */
export function valueShapes(values: Float32Array, rows: number): ColumnShapes {
  const shape = new Float64Array(rows);
  return {
    words: new Int32Array(shape.buffer),
    read(column) {
      const at = column * rows;
      const origin = values[at]!;
      let direction = 0;
      for (let row = 0; row < rows; row++) {
        const rise = values[at + row]! - origin;
        if (direction === 0) direction = Math.sign(rise);
        shape[row] = rise === 0 ? 0 : direction * rise;
      }
      return direction;
    },
    isThatOf(column, direction) {
      const at = column * rows;
      const origin = values[at]!;
      for (let row = 0; row < rows; row++) {
        if (direction * (values[at + row]! - origin) !== shape[row]) return false;
      }
      return true;
    },
  };
}

/** The same of calls: the rises that there are, in the order in which they come first, and for every row which of them it has. */
export function callShapes({ calls, levels }: CalledValues, rows: number): ColumnShapes {
  const padded = 8 * Math.ceil(rows / 8);
  const buffer = new ArrayBuffer(padded + 8 * levelsPerFeature);
  const own = new Int8Array(buffer, 0, rows);
  const rises = new Float64Array(buffer, padded, levelsPerFeature);
  const codeOf = new Int8Array(levelsPerFeature);

  const readRises = (column: number, into: Float64Array): number => {
    const at = column * rows;
    const zero = column * levelsPerFeature + 1;
    const origin = levels[zero + calls[at]!]!;
    into.fill(0);
    codeOf.fill(-1);
    let direction = 0;
    let seen = 0;
    let count = 0;
    const present = countsOfCalls(calls, at, rows).reduce(
      (mask, n, call) => mask | (n > 0 ? 1 << call : 0),
      0,
    );
    for (let row = 0; seen !== present; row++) {
      const call = calls[at + row]! + 1;
      if ((seen & (1 << call)) !== 0) continue;
      seen |= 1 << call;
      const change = levels[zero + call - 1]! - origin;
      if (direction === 0) direction = Math.sign(change);
      const rise = change === 0 ? 0 : direction * change;
      const same = into.subarray(0, count).indexOf(rise);
      if (same === -1) into[count++] = rise;
      codeOf[call] = same === -1 ? count - 1 : same;
    }
    return direction;
  };
  const others = new Float64Array(levelsPerFeature);
  return {
    words: new Int32Array(buffer),
    read(column) {
      const direction = readRises(column, rises);
      const at = column * rows;
      if (direction !== 0) for (let row = 0; row < rows; row++) own[row] = codeOf[calls[at + row]! + 1]!;
      return direction;
    },
    isThatOf(column) {
      readRises(column, others);
      if (!others.every((rise, k) => rise === rises[k])) return false;
      const at = column * rows;
      for (let row = 0; row < rows; row++) if (codeOf[calls[at + row]! + 1] !== own[row]) return false;
      return true;
    },
  };
}

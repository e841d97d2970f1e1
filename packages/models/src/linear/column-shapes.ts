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

const EACH = 0x01010101;

/** The same of calls: the rises that there are, in the order in which they come first, and for every row which of them it has. */
export function callShapes({ calls, levels }: CalledValues, rows: number): ColumnShapes {
  const padded = 8 * Math.ceil(rows / 8);
  const buffer = new ArrayBuffer(padded + 8 * levelsPerFeature);
  const codes = new Int32Array(buffer, 0, padded / 4);
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
    const counts = countsOfCalls(calls, at, rows);
    let present = 0;
    for (let call = 0; call < levelsPerFeature; call++) if (counts[call]! > 0) present |= 1 << call;
    for (let row = 0; seen !== present; row++) {
      const call = calls[at + row]! + 1;
      if ((seen & (1 << call)) !== 0) continue;
      seen |= 1 << call;
      const change = levels[zero + call - 1]! - origin;
      if (direction === 0) direction = Math.sign(change);
      const rise = change === 0 ? 0 : direction * change;
      let same = 0;
      while (same < count && into[same] !== rise) same++;
      if (same === count) into[count++] = rise;
      codeOf[call] = same;
    }
    return direction;
  };
  /** Codes of a column, four at a time: what a call has in its bits (all of them, where it is missing) says what is added to the code of 0. */
  const encode = (column: number, into: Int32Array): void => {
    const bytes = new Int8Array(into.buffer, into.byteOffset, padded);
    const at = column * rows;
    bytes.set(calls.subarray(at, at + rows));
    const zero = codeOf[1]!;
    const one = codeOf[2]!;
    const two = codeOf[3]!;
    const missing = codeOf[0]!;
    const all = Math.imul(EACH, zero);
    for (let word = 0; word < into.length; word++) {
      const four = into[word]!;
      into[word] =
        all +
        Math.imul(four & EACH, one - zero) +
        Math.imul((four >>> 1) & EACH, two - zero) +
        Math.imul((four >>> 7) & EACH, missing - one - two + zero);
    }
    bytes.fill(0, rows);
  };
  const others = new Float64Array(levelsPerFeature);
  const otherCodes = new Int32Array(codes.length);
  return {
    words: new Int32Array(buffer),
    read(column) {
      const direction = readRises(column, rises);
      if (direction !== 0) encode(column, codes);
      return direction;
    },
    isThatOf(column) {
      readRises(column, others);
      if (!others.every((rise, k) => rise === rises[k])) return false;
      encode(column, otherCodes);
      for (let word = 0; word < codes.length; word++) if (codes[word] !== otherCodes[word]) return false;
      return true;
    },
  };
}

import { dot } from '../linear-algebra/dot.js';
import type { Design } from './design.js';

/** A column with more rare values than this share of the samples is multiplied in full. */
const MAX_RARE = 1 / 6;
const BYTE = 256;
const NONE = -1;

/** A column with two or three common values, but for a constant: level · bits (+ level · bits) + rare values. */
interface SplitColumns {
  /** Which samples have the second most frequent value, one bit per sample, and how far it is from the first. */
  readonly bits: Uint8Array;
  readonly levels: Float64Array;
  /** Where the plane of the third value is in `bits`, NONE without one; `levels` has its level at the same place. */
  readonly third: Int32Array;
  /** Samples with other values, and how far these are from the most frequent one. */
  readonly rareStarts: Int32Array;
  readonly rareRows: Int32Array;
  readonly rareValues: Float64Array;
  /** 1 where a column has too many values and is kept in full. */
  readonly whole: Uint8Array;
}

/**
 * Products xⱼᵀv of the columns of a design with a vector of sum zero. Genotypes have few distinct values, so a product is
 * a few sums of v over sets of samples, and those come from tables of the 256 partial sums of every 8 samples (the method
 * of Arlazarov, Dinic, Kronrod & Faradžev 1970): n/8 look-ups instead of n multiplications.
 */
export class ColumnProducts {
  private readonly split: SplitColumns;
  private readonly bytes: number;
  private readonly table: Float64Array;
  private readonly vector: Float64Array;

  constructor(private readonly design: Design) {
    this.bytes = Math.ceil(design.samples / 8);
    this.split = splitColumns(design, this.bytes);
    this.table = new Float64Array(this.bytes * BYTE);
    this.vector = new Float64Array(this.bytes * 8);
  }

  /** Takes the vector to multiply with; its sum must be zero. */
  load(vector: Float64Array): void {
    this.vector.set(vector);
    const { table, bytes } = this;
    for (let byte = 0; byte < bytes; byte++) {
      const at = byte * BYTE;
      for (let bit = 0; bit < 8; bit++) {
        const value = this.vector[byte * 8 + bit]!;
        const half = 1 << bit;
        for (let mask = 0; mask < half; mask++) table[at + half + mask] = table[at + mask]! + value;
      }
    }
  }

  /** |xⱼᵀv| of the vector last loaded, for the first `count` of `columns`, into `result[0 … count − 1]`. */
  magnitudes(columns: Int32Array, count: number, result: Float64Array): void {
    const { bits, levels, third, rareStarts, rareRows, rareValues, whole } = this.split;
    const { table, bytes, vector } = this;
    const { values, samples } = this.design;
    for (let index = 0; index < count; index++) {
      const column = columns[index]!;
      if (whole[column] === 1) {
        result[index] = Math.abs(dot(values, column * samples, vector, 0, samples));
        continue;
      }
      let product = levels[column]! * maskedSum(table, bits, column * bytes);
      const plane = third[column]!;
      if (plane !== NONE) product += levels[plane]! * maskedSum(table, bits, plane * bytes);
      const end = rareStarts[column + 1]!;
      for (let k = rareStarts[column]!; k < end; k++) product += rareValues[k]! * vector[rareRows[k]!]!;
      result[index] = Math.abs(product);
    }
  }
}

/** The sum over the samples of a plane, in three running sums. */
function maskedSum(table: Float64Array, bits: Uint8Array, at: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let from = 0;
  for (; from + 2 * BYTE < table.length; from += 3 * BYTE, at += 3) {
    s0 += table[from + bits[at]!]!;
    s1 += table[from + BYTE + bits[at + 1]!]!;
    s2 += table[from + 2 * BYTE + bits[at + 2]!]!;
  }
  for (; from < table.length; from += BYTE, at++) s0 += table[from + bits[at]!]!;
  return s0 + s1 + s2;
}

function splitColumns({ samples, columns, values }: Design, bytes: number): SplitColumns {
  const levels: number[] = new Array<number>(columns).fill(0);
  const planes: Uint8Array[] = Array.from({ length: columns }, () => new Uint8Array(bytes));
  const third = new Int32Array(columns).fill(NONE);
  const whole = new Uint8Array(columns);
  const rareStarts = new Int32Array(columns + 1);
  const rareRows: number[] = [];
  const rareValues: number[] = [];
  for (let column = 0; column < columns; column++) {
    const cells = values.subarray(column * samples, (column + 1) * samples);
    const [base, second, last] = commonValues(cells);
    if (base === undefined || second === undefined) {
      whole[column] = 1;
    } else {
      planes[column] = planeOf(cells, second, bytes);
      levels[column] = second - base;
      if (last !== undefined) {
        third[column] = planes.push(planeOf(cells, last, bytes)) - 1;
        levels.push(last - base);
      }
      cells.forEach((cell, row) => {
        if (cell === base || cell === second || cell === last) return;
        rareRows.push(row);
        rareValues.push(cell - base);
      });
    }
    rareStarts[column + 1] = rareRows.length;
  }
  const bits = new Uint8Array(planes.length * bytes);
  planes.forEach((plane, index) => {
    bits.set(plane, index * bytes);
  });
  return {
    bits,
    levels: Float64Array.from(levels),
    third,
    rareStarts,
    rareRows: Int32Array.from(rareRows),
    rareValues: Float64Array.from(rareValues),
    whole,
  };
}

function planeOf(cells: Float64Array, value: number, bytes: number): Uint8Array {
  const plane = new Uint8Array(bytes);
  cells.forEach((cell, row) => {
    if (cell === value) plane[row >> 3]! |= 1 << (row & 7);
  });
  return plane;
}

/** The two or three most frequent values, as many as leave few enough rare ones; empty where that takes more. */
function commonValues(cells: Float64Array): number[] {
  const counts = new Map<number, number>();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const ordered = [...counts].sort(([a, m], [b, n]) => n - m || a - b);
  let rare = cells.length - ordered[0]![1];
  for (let count = 2; count <= Math.min(3, ordered.length); count++) {
    rare -= ordered[count - 1]![1];
    if (rare <= MAX_RARE * cells.length) return ordered.slice(0, count).map(([value]) => value);
  }
  return [];
}

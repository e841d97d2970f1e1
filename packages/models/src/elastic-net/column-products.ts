import { dot } from '../linear-algebra/dot.js';
import type { Design } from './design.js';

/** A column with at most this many common values is kept as bits; 0/1/2 dosages need two planes. */
const MAX_PLANES = 2;
/** A column with more rare values than this share of the samples is multiplied in full. */
const MAX_RARE = 1 / 6;
const BYTE = 256;

/** Column `j` is offset[j] + Σ level · bit over its planes + its rare values; without planes it is kept in full. */
interface Planes {
  readonly starts: Int32Array;
  readonly levels: Float64Array;
  /** One bit per sample, bytesPerPlane bytes per plane. */
  readonly bits: Uint8Array;
  readonly offsets: Float64Array;
  readonly rareStarts: Int32Array;
  readonly rareRows: Int32Array;
  readonly rareValues: Float64Array;
}

/**
 * Products xⱼᵀv of the columns of a design with a vector. Genotypes have few distinct values, so a product is a few sums
 * of v over sets of samples, and those come from tables of the 256 partial sums of every 8 samples (the method of
 * Arlazarov, Dinic, Kronrod & Faradžev 1970): n/8 look-ups instead of n multiplications.
 */
export class ColumnProducts {
  private readonly planes: Planes;
  private readonly bytes: number;
  private readonly table: Float64Array;
  private readonly vector: Float64Array;
  private total = 0;

  constructor(private readonly design: Design) {
    this.bytes = Math.ceil(design.samples / 8);
    this.planes = splitColumns(design, this.bytes);
    this.table = new Float64Array(this.bytes * BYTE);
    this.vector = new Float64Array(this.bytes * 8);
  }

  /** Takes the vector that `of` multiplies with. */
  load(vector: Float64Array): void {
    this.vector.set(vector);
    const { table, bytes } = this;
    let total = 0;
    for (let byte = 0; byte < bytes; byte++) {
      const at = byte * BYTE;
      for (let bit = 0; bit < 8; bit++) {
        const value = this.vector[byte * 8 + bit]!;
        const half = 1 << bit;
        for (let mask = 0; mask < half; mask++) table[at + half + mask] = table[at + mask]! + value;
      }
      total += table[at + BYTE - 1]!;
    }
    this.total = total;
  }

  /** |xⱼᵀv| of the vector last loaded, for the first `count` of `columns`, into `result[0 … count − 1]`. */
  magnitudes(columns: Int32Array, count: number, result: Float64Array): void {
    const { starts, levels, bits, offsets, rareStarts, rareRows, rareValues } = this.planes;
    const { table, bytes, vector, total } = this;
    const { values, samples } = this.design;
    for (let index = 0; index < count; index++) {
      const column = columns[index]!;
      const first = starts[column]!;
      const end = starts[column + 1]!;
      if (first === end) {
        result[index] = Math.abs(dot(values, column * samples, vector, 0, samples));
        continue;
      }
      let product = offsets[column]! * total;
      for (let plane = first, at = first * bytes; plane < end; plane++) {
        let sum = 0;
        for (let from = 0; from < table.length; from += BYTE, at++) sum += table[from + bits[at]!]!;
        product += levels[plane]! * sum;
      }
      for (let k = rareStarts[column]!; k < rareStarts[column + 1]!; k++) {
        product += rareValues[k]! * vector[rareRows[k]!]!;
      }
      result[index] = Math.abs(product);
    }
  }
}

function splitColumns({ samples, columns, values }: Design, bytes: number): Planes {
  const starts = new Int32Array(columns + 1);
  const rareStarts = new Int32Array(columns + 1);
  const offsets = new Float64Array(columns);
  const levels: number[] = [];
  const bits: number[] = [];
  const rareRows: number[] = [];
  const rareValues: number[] = [];
  for (let column = 0; column < columns; column++) {
    const cells = values.subarray(column * samples, (column + 1) * samples);
    const [base, ...common] = commonValues(cells);
    offsets[column] = base ?? 0;
    for (const value of common) {
      const plane = new Uint8Array(bytes);
      cells.forEach((cell, row) => {
        if (cell === value) plane[row >> 3]! |= 1 << (row & 7);
      });
      levels.push(value - base!);
      bits.push(...plane);
    }
    if (common.length > 0) {
      cells.forEach((cell, row) => {
        if (cell === base || common.includes(cell)) return;
        rareRows.push(row);
        rareValues.push(cell - base!);
      });
    }
    starts[column + 1] = levels.length;
    rareStarts[column + 1] = rareRows.length;
  }
  return {
    starts,
    levels: Float64Array.from(levels),
    bits: Uint8Array.from(bits),
    offsets,
    rareStarts,
    rareRows: Int32Array.from(rareRows),
    rareValues: Float64Array.from(rareValues),
  };
}

/** The most frequent values, as many as leave few enough rare ones; empty where that takes too many. */
function commonValues(cells: Float64Array): number[] {
  const counts = new Map<number, number>();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const ordered = [...counts].sort(([a, m], [b, n]) => n - m || a - b);
  let rare = cells.length - ordered[0]![1];
  for (let count = 2; count <= Math.min(MAX_PLANES + 1, ordered.length); count++) {
    rare -= ordered[count - 1]![1];
    if (rare <= MAX_RARE * cells.length) return ordered.slice(0, count).map(([value]) => value);
  }
  return [];
}

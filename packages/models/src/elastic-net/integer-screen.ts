import { integerColumns, type IntegerColumns } from '../kernels/integer-columns.js';
import type { ColumnScreen, ColumnSearch, FoundColumns } from './column-search.js';
import { type DesignMemory, largestProduct } from './design-memory.js';

/** The largest 16-bit integer: of vectors no longer than this, no product needs more than 31 bits. */
const LONGEST = 32_767;

/**
 * Finds the columns of a design with a large product xⱼᵀv. Columns and vector are rounded to integers, whose products
 * are exact and fast; by Cauchy–Schwarz these differ from the true ones by no more than a known error, so that no column
 * above a threshold is missed, and only those that come out near it or above are multiplied in full.
 */
export class IntegerScreen implements ColumnScreen {
  readonly together = 1;
  private readonly found: Int32Array;
  private readonly integers: IntegerColumns;
  /** An integer column is about this times the column. */
  private readonly scale: number;
  private readonly longest: number;
  /** Length of the largest difference between a scaled column and its integers. */
  private readonly rounding: number;
  private vectorScale = 0;
  private error = 0;

  constructor(private readonly memory: DesignMemory) {
    const { design } = memory;
    const { samples, columns, lengths } = design;
    const values = new Float64Array(samples);
    this.integers = integerColumns(samples, columns);
    this.found = this.integers.found;
    this.scale = scaleOf(
      lengths.reduce((most, length) => Math.max(most, length), 0),
      samples,
    );
    const { stride, values: rounded } = this.integers;
    let longest = 0;
    let rounding = 0;
    for (let column = 0; column < columns; column++) {
      design.column(column, values);
      let square = 0;
      let difference = 0;
      for (let row = 0; row < samples; row++) {
        const exact = values[row]! * this.scale;
        const integer = Math.round(exact);
        rounded[column * stride + row] = integer;
        square += integer * integer;
        difference += (exact - integer) ** 2;
      }
      longest = Math.max(longest, square);
      rounding = Math.max(rounding, difference);
    }
    this.longest = Math.sqrt(longest);
    this.rounding = Math.sqrt(rounding);
  }

  search(searches: readonly ColumnSearch[]): FoundColumns[] {
    return searches.map(({ vectorAt, limit, welcome }) => {
      this.load(vectorAt);
      const isAbove = this.above(limit) > 0;
      return { columns: this.found.slice(0, this.above(welcome)), isAbove };
    });
  }

  largest(vectors: readonly number[]): number[] {
    return vectors.map((vectorAt) => {
      this.load(vectorAt);
      const { integers, found, error } = this;
      const count = integers.above(Math.max(0, Math.floor(integers.largest() - 2 * error)));
      return largestProduct(this.memory, found.subarray(0, count), vectorAt);
    });
  }

  /** Takes the vector to multiply with. */
  private load(vectorAt: number): void {
    const { heap, design } = this.memory;
    const from = vectorAt / Float64Array.BYTES_PER_ELEMENT;
    const vector = heap.doubles.subarray(from, from + design.samples);
    const { vector: rounded } = this.integers;
    let square = 0;
    for (let row = 0; row < vector.length; row++) square += vector[row]! * vector[row]!;
    const length = Math.sqrt(square);
    const scale = scaleOf(length, vector.length);
    let difference = 0;
    for (let row = 0; row < vector.length; row++) {
      const exact = vector[row]! * scale;
      const integer = Math.round(exact);
      rounded[row] = integer;
      difference += (exact - integer) * (exact - integer);
    }
    this.vectorScale = scale;
    this.error = this.rounding * length * scale + this.longest * Math.sqrt(difference) + 1;
  }

  /**
   * Lists, in `found`, every column with |xⱼᵀv| above a positive threshold and perhaps a few just below it.
   * @returns how many.
   */
  private above(threshold: number): number {
    const limit = Math.floor(threshold * this.scale * this.vectorScale - this.error);
    if (limit >= 0) return this.integers.above(Math.min(limit, LONGEST * LONGEST));
    const { columns } = this.memory.design;
    for (let column = 0; column < columns; column++) this.found[column] = column;
    return columns;
  }

  /** Ends the use of the screen. */
  release(): void {
    this.integers.release();
  }
}

/** The factor that makes a vector as long as it may be for its integers. */
function scaleOf(length: number, entries: number): number {
  return length === 0 ? 0 : (LONGEST - Math.sqrt(entries)) / length;
}

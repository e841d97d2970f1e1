import { dot } from '../linear-algebra/dot.js';
import type { PlainCalls } from '../kernels/call-grouping.js';
import { BLOCK, stepColumns, VECTORS, type StepColumns } from '../kernels/step-columns.js';
import type { ColumnScreen, ColumnSearch, FoundColumns } from './column-search.js';
import type { Design } from './design.js';

/** Products of rounded vectors are below it, and their sums above what is lost of them. */
const LARGEST = 2 ** 30;
/** What three sums and products of numbers up to `LARGEST` in single precision lose at most. */
const SINGLE = 512;

/**
 * Finds large products of the columns of calls with sixteen vectors at a time. Vectors are rounded to integers, whose sums are exact; by Cauchy–Schwarz
 * the products differ from the true ones by no more than a known error. Of each block of columns the largest product is known: where it is so near the
 * limit that another of the block may be above it, all of the block are listed.
 */
export class StepScreen implements ColumnScreen {
  readonly together = VECTORS;
  private readonly steps: StepColumns;
  private readonly longest: number;
  private readonly steepest: number;
  /** Of each vector: what it was multiplied by, and how far its products may be from the true ones. */
  private readonly scales = new Float64Array(VECTORS);
  private readonly errors = new Float64Array(VECTORS);
  private readonly most: number;

  constructor(
    private readonly design: Design,
    calls: PlainCalls,
  ) {
    const { representatives, lengths, columnScales } = design;
    const factors = columnScales.map((scale) => 1 / scale);
    this.steps = stepColumns(calls, representatives, factors);
    this.longest = lengths.reduce((most, length) => Math.max(most, length), 0);
    this.steepest = factors.reduce((most, factor) => Math.max(most, factor), 0);
    this.most = Math.sqrt(design.samples);
  }

  search(searches: readonly ColumnSearch[]): FoundColumns[] {
    const lists: FoundColumns[] = [];
    for (let first = 0; first < searches.length; first += VECTORS) {
      const some = searches.slice(first, first + VECTORS);
      let count = 0;
      const skipped = new Float64Array(some.reduce((sum, { size }) => sum + size, 0));
      some.forEach(({ skipped: columns, size }, v) => {
        for (let k = 0; k < size; k++) skipped[count++] = VECTORS * columns[k]! + v;
      });
      this.multiply(
        some.map(({ vector }) => vector),
        skipped.sort(),
      );
      some.forEach((search, v) => lists.push(this.listOf(search, v)));
    }
    return lists;
  }

  largest(vectors: readonly Float64Array[]): number[] {
    const largest: number[] = [];
    const { columns, samples, column } = this.design;
    const values = new Float64Array(samples);
    const none = new Float64Array(0);
    for (let first = 0; first < vectors.length; first += VECTORS) {
      const some = vectors.slice(first, first + VECTORS);
      this.multiply(some, none);
      some.forEach((vector, v) => {
        const { magnitudes } = this.steps;
        let top = 0;
        for (let at = v; at < magnitudes.length; at += 2 * VECTORS) top = Math.max(top, magnitudes[at]!);
        let exact = 0;
        for (let at = v, from = 0; from < columns; at += 2 * VECTORS, from += BLOCK) {
          if (magnitudes[at]! < top - 2 * this.errors[v]!) continue;
          for (let index = from; index < Math.min(columns, from + BLOCK); index++) {
            column(index, values);
            exact = Math.max(exact, Math.abs(dot(values, 0, vector, 0, samples)));
          }
        }
        largest.push(exact);
      });
    }
    return largest;
  }

  release(): void {
    this.steps.release();
  }

  private multiply(vectors: readonly Float64Array[], skipped: Float64Array): void {
    vectors.forEach((vector, v) => {
      this.load(vector, v);
    });
    this.steps.multiply(skipped);
  }

  /** Rounds a vector to integers whose sum is zero. */
  private load(vector: Float64Array, v: number): void {
    const { rows } = this.steps;
    let square = 0;
    for (let row = 0; row < vector.length; row++) square += vector[row]! * vector[row]!;
    const scale = square === 0 ? 0 : LARGEST / (this.most * Math.sqrt(square));
    let sum = 0;
    for (let row = 0; row < vector.length; row++) {
      const integer = Math.round(vector[row]! * scale);
      rows[row * VECTORS + v] = integer;
      sum += integer;
    }
    const step = Math.sign(sum);
    for (let row = 0; row < Math.abs(sum); row++) rows[(row % vector.length) * VECTORS + v]! -= step;
    let lost = 0;
    for (let row = 0; row < vector.length; row++)
      lost += (vector[row]! * scale - rows[row * VECTORS + v]!) ** 2;
    this.scales[v] = scale;
    this.errors[v] = this.longest * Math.sqrt(lost) + SINGLE * this.steepest;
  }

  private listOf({ limit, welcome }: ColumnSearch, v: number): FoundColumns {
    const { magnitudes, columns: peaks } = this.steps;
    const { columns } = this.design;
    const error = this.errors[v]!;
    const above = limit * this.scales[v]!;
    const least = Math.min(above - error, welcome * this.scales[v]!);
    const list: number[] = [];
    let isAbove = false;
    for (let at = v, from = 0; from < columns; at += 2 * VECTORS, from += BLOCK) {
      const magnitude = magnitudes[at]!;
      if (magnitude <= least) continue;
      isAbove ||= magnitude > above - error;
      if (Math.abs(magnitude - above) > error) list.push(peaks[at + VECTORS]!);
      else for (let index = from; index < Math.min(columns, from + BLOCK); index++) list.push(index);
    }
    return { columns: Int32Array.from(list), isAbove };
  }
}

import { ColumnProducts } from './column-products.js';
import type { Design } from './design.js';

/** Columns are queued by how soon they could pass the threshold, in steps of this share of the largest gradient. */
const STEPS = 256;
const BUCKETS = 8 * STEPS;
/** A column at this share of the threshold is likely to pass the next one. */
const NEAR = 0.92;
const NONE = -1;

/**
 * The gradient xⱼᵀr of every column, computed only where it could exceed a threshold.
 *
 * Let L be the distance that the residual has travelled, times the length of the longest column. By Cauchy–Schwarz a
 * column of gradient g at distance L* has |xⱼᵀr| ≤ g + L − L* now, so it cannot exceed a threshold t before t − L has
 * fallen to g − L*. The columns wait in a queue of buckets by that number, and a search touches only those that are due:
 * it is exact, and most columns cost nothing.
 */
export class LazyGradient {
  /** Columns that `search` found above the threshold, `found` of them. */
  readonly violators: Int32Array;
  found = 0;
  /** Columns that the last search saw just below its threshold, `close` of them. */
  readonly near: Int32Array;
  close = 0;
  private readonly products: ColumnProducts;
  private readonly longest: number;
  private readonly gradients: Float64Array;
  private readonly everything: Int32Array;
  /** The first column of every bucket, and for every column the next one in its bucket. */
  private readonly heads = new Int32Array(BUCKETS);
  private readonly next: Int32Array;
  private readonly previous: Float64Array;
  private travelled = 0;
  private largest = 0;
  private scale = 0;
  private due = 0;

  constructor(design: Design) {
    const { columns, samples, lengths } = design;
    this.products = new ColumnProducts(design);
    this.longest = lengths.reduce((longest, length) => Math.max(longest, length), 0);
    this.violators = new Int32Array(columns);
    this.near = new Int32Array(columns);
    this.gradients = new Float64Array(columns);
    this.everything = Int32Array.from({ length: columns }, (_, column) => column);
    this.next = new Int32Array(columns);
    this.previous = new Float64Array(samples);
  }

  /**
   * Starts from a residual.
   * @returns max |xⱼᵀr|.
   */
  reset(residual: Float64Array): number {
    const { products, gradients, everything } = this;
    products.load(residual);
    products.magnitudes(everything, everything.length, gradients);
    let largest = 0;
    for (let column = 0; column < gradients.length; column++) {
      largest = Math.max(largest, gradients[column]!);
    }
    this.largest = largest;
    this.scale = largest === 0 ? 0 : STEPS / largest;
    this.travelled = 0;
    this.due = 0;
    this.close = 0;
    this.found = 0;
    this.previous.set(residual);
    this.heads.fill(NONE);
    for (let column = 0; column < gradients.length; column++) this.enqueue(column, gradients[column]!);
    return largest;
  }

  /**
   * Finds every column that is not active and has |xⱼᵀr| > threshold, and keeps those just below it as `near`: the first
   * to look at when the threshold falls.
   */
  search(residual: Float64Array, threshold: number, active: Uint8Array): void {
    const { products, violators, near, gradients } = this;
    this.travel(residual);
    const count = this.dequeue(threshold);
    products.load(residual);
    products.magnitudes(violators, count, gradients);
    let found = 0;
    let close = 0;
    for (let index = 0; index < count; index++) {
      const column = violators[index]!;
      const gradient = gradients[index]!;
      this.enqueue(column, gradient);
      if (gradient <= NEAR * threshold || active[column] === 1) continue;
      if (gradient > threshold) violators[found++] = column;
      else near[close++] = column;
    }
    this.found = found;
    this.close = close;
  }

  private travel(residual: Float64Array): void {
    const { previous } = this;
    let square = 0;
    for (let row = 0; row < previous.length; row++) {
      const step = residual[row]! - previous[row]!;
      square += step * step;
      previous[row] = residual[row]!;
    }
    this.travelled += Math.sqrt(square) * this.longest;
  }

  /** Moves the columns that could exceed the threshold from the queue to `violators`; returns how many. */
  private dequeue(threshold: number): number {
    const { heads, next, violators } = this;
    const last = this.bucketOf(threshold - this.travelled);
    let count = 0;
    for (let bucket = this.due; bucket <= last; bucket++) {
      for (let column = heads[bucket]!; column !== NONE; column = next[column]!) violators[count++] = column;
      heads[bucket] = NONE;
    }
    this.due = last;
    return count;
  }

  private enqueue(column: number, gradient: number): void {
    const bucket = Math.max(this.due, this.bucketOf(gradient - this.travelled));
    this.next[column] = this.heads[bucket]!;
    this.heads[bucket] = column;
  }

  private bucketOf(level: number): number {
    const steps = (this.largest - level) * this.scale;
    if (steps <= 0) return 0;
    return steps < BUCKETS ? Math.trunc(steps) : BUCKETS - 1;
  }
}

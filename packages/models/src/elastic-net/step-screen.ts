import type { PlainCalls } from '../kernels/call-grouping.js';
import { stepColumns, VECTORS, type StepColumns } from '../kernels/step-columns.js';
import type { ColumnScreen, ColumnSearch, FoundColumns } from './column-search.js';
import { type DesignMemory, largestProduct } from './design-memory.js';

/** What three sums and products of numbers up to 2³⁰ in single precision lose at most. */
const SINGLE = 512;

/**
 * Finds large products of the columns of calls with sixteen vectors at a time. Vectors are rounded to integers, whose sums are exact; by Cauchy–Schwarz
 * the products differ from the true ones by no more than a known error. Of each block of columns the largest product is listed, and where it is so near the
 * limit that another of the block may be above it, all that may be.
 */
export class StepScreen implements ColumnScreen {
  readonly together = VECTORS;
  private readonly steps: StepColumns;
  private readonly longest: number;
  private readonly steepest: number;
  /** Of each vector: what it was multiplied by, and how far its products may be from the true ones but for missing calls. */
  private readonly scales = new Float64Array(VECTORS);
  private readonly errors = new Float64Array(VECTORS);

  constructor(
    private readonly memory: DesignMemory,
    calls: PlainCalls,
  ) {
    const { representatives, lengths, columnScales } = memory.design;
    const factors = columnScales.map((scale) => 1 / scale);
    this.steps = stepColumns(memory.heap, calls, representatives, factors);
    this.longest = lengths.reduce((most, length) => Math.max(most, length), 0);
    this.steepest = factors.reduce((most, factor) => Math.max(most, factor), 0);
  }

  search(searches: readonly ColumnSearch[]): FoundColumns[] {
    const lists: FoundColumns[] = [];
    const { steps, scales, errors } = this;
    for (let first = 0; first < searches.length; first += VECTORS) {
      const some = searches.slice(first, first + VECTORS);
      this.load(some.map(({ vectorAt }) => vectorAt));
      const bounds = some.map((search, v) => {
        const limit = search.limit * scales[v]!;
        const error = errors[v]!;
        const least = Math.min(limit - error - steps.missingError, search.welcome * scales[v]!);
        return { limit, error, least };
      });
      steps.screen(
        bounds,
        some.map(({ skipped }) => skipped),
      );
      some.forEach((_, v) => lists.push(steps.listed(v)));
    }
    return lists;
  }

  largest(vectors: readonly number[]): number[] {
    const largest: number[] = [];
    const { steps, errors } = this;
    for (let first = 0; first < vectors.length; first += VECTORS) {
      const some = vectors.slice(first, first + VECTORS);
      this.load(some);
      steps.screen([], []);
      const bounds = some.map((_, v) => {
        const top = steps.largest(v);
        const error = errors[v]! + steps.missingError;
        return { least: top - 2 * error, limit: top - error, error };
      });
      steps.screen(bounds, []);
      some.forEach((vectorAt, v) =>
        largest.push(largestProduct(this.memory, steps.listed(v).columns, vectorAt)),
      );
    }
    return largest;
  }

  release(): void {
    // All of it lies in the heap.
  }

  private load(vectors: readonly number[]): void {
    vectors.forEach((vectorAt, v) => {
      const { scale, lost, excess } = this.steps.load(v, vectorAt);
      this.scales[v] = scale;
      this.errors[v] = this.longest * lost + (SINGLE + excess) * this.steepest;
    });
  }
}

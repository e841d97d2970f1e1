import { ColumnProducts } from './column-products.js';
import type { Design } from './design.js';

/**
 * The gradient xⱼᵀr of every column, computed only where it could exceed a threshold.
 *
 * A column remembers |xⱼᵀr*| at the residual r* where it was last computed. By Cauchy–Schwarz it is at most
 * |xⱼᵀr*| + ‖xⱼ‖ ‖r − r*‖ now, so most columns cost one comparison and the search for violations stays exact.
 */
export class LazyGradient {
  /** Columns that `search` found above the threshold, `found` of them. */
  readonly violators: Int32Array;
  found = 0;
  private readonly known: Float64Array;
  private readonly reference: Int32Array;
  private readonly residuals: Float64Array[] = [];
  private readonly users: number[] = [];
  private readonly drift: Float64Array;
  private readonly products: ColumnProducts;
  private readonly fresh: Float64Array;
  private readonly everything: Int32Array;

  constructor(private readonly design: Design) {
    this.violators = new Int32Array(design.columns + 1);
    this.fresh = new Float64Array(design.columns);
    this.everything = Int32Array.from({ length: design.columns }, (_, column) => column);
    this.known = new Float64Array(design.columns);
    this.reference = new Int32Array(design.columns);
    this.products = new ColumnProducts(design);
    this.drift = new Float64Array(MAX_REFERENCES);
  }

  /**
   * Starts from a residual.
   * @returns max |xⱼᵀr|.
   */
  reset(residual: Float64Array): number {
    this.recomputeAll(residual);
    let largest = 0;
    for (let column = 0; column < this.known.length; column++)
      largest = Math.max(largest, this.known[column]!);
    return largest;
  }

  /** Finds every column that is not active and has |xⱼᵀr| > threshold. */
  search(residual: Float64Array, threshold: number, active: Uint8Array): void {
    const { known, reference, users, violators, fresh } = this;
    this.measureDrift(residual);
    const here = this.claimReference(residual);
    const doubtful = this.findDoubtful(threshold);
    this.products.load(residual);
    this.products.magnitudes(violators, doubtful, fresh);
    let found = 0;
    for (let index = 0; index < doubtful; index++) {
      const column = violators[index]!;
      const gradient = fresh[index]!;
      users[reference[column]!]! -= 1;
      reference[column] = here;
      known[column] = gradient;
      if (gradient > threshold && active[column] === 0) violators[found++] = column;
    }
    users[here]! += doubtful;
    this.found = found;
  }

  /**
   * Lists in `violators` the columns whose bound does not rule them out.
   * @returns how many; the list is written without branches, which would be mispredicted.
   */
  private findDoubtful(threshold: number): number {
    const { known, reference, drift, violators } = this;
    const { lengths } = this.design;
    let count = 0;
    for (let column = 0; column < known.length; column++) {
      violators[count] = column;
      count += Number(known[column]! + lengths[column]! * drift[reference[column]!]! > threshold);
    }
    return count;
  }

  private measureDrift(residual: Float64Array): void {
    const { residuals, users, drift } = this;
    for (let index = 0; index < residuals.length; index++) {
      if (users[index] === 0) continue;
      const other = residuals[index]!;
      let square = 0;
      for (let row = 0; row < other.length; row++) {
        const difference = residual[row]! - other[row]!;
        square += difference * difference;
      }
      drift[index] = Math.sqrt(square);
    }
  }

  /** A slot for the present residual; where none is free, every column is computed anew. */
  private claimReference(residual: Float64Array): number {
    const free = this.users.indexOf(0);
    const index = free === -1 ? this.residuals.length : free;
    if (index < MAX_REFERENCES) {
      this.keepResidual(index, residual);
      this.drift[index] = 0;
      return index;
    }
    this.recomputeAll(residual);
    return 0;
  }

  private recomputeAll(residual: Float64Array): void {
    this.products.load(residual);
    this.products.magnitudes(this.everything, this.known.length, this.known);
    this.reference.fill(0);
    this.users.fill(0);
    this.keepResidual(0, residual);
    this.users[0] = this.known.length;
    this.drift[0] = 0;
  }

  private keepResidual(index: number, residual: Float64Array): void {
    if (index === this.residuals.length) {
      this.residuals.push(residual.slice());
      this.users.push(0);
    } else {
      this.residuals[index]!.set(residual);
    }
  }
}

const MAX_REFERENCES = 64;

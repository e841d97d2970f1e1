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

  constructor(private readonly design: Design) {
    this.violators = new Int32Array(design.columns);
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
    return this.known.reduce((largest, value) => Math.max(largest, value), 0);
  }

  /** Finds every column that is not active and has |xⱼᵀr| > threshold. */
  search(residual: Float64Array, threshold: number, active: Uint8Array): void {
    const { design, known, reference, drift, violators, users } = this;
    const { lengths } = design;
    const { products } = this;
    this.measureDrift(residual);
    const here = this.claimReference(residual);
    products.load(residual);
    let found = 0;
    for (let column = 0; column < known.length; column++) {
      const before = reference[column]!;
      if (known[column]! + lengths[column]! * drift[before]! <= threshold) continue;
      const gradient = Math.abs(products.of(column));
      known[column] = gradient;
      users[before]!--;
      reference[column] = here;
      users[here]!++;
      if (gradient > threshold && active[column] === 0) violators[found++] = column;
    }
    this.found = found;
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
    const { known, products } = this;
    products.load(residual);
    for (let column = 0; column < known.length; column++) known[column] = Math.abs(products.of(column));
    this.reference.fill(0);
    this.users.fill(0);
    this.keepResidual(0, residual);
    this.users[0] = known.length;
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

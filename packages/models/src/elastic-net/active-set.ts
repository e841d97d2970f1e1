import { sparseColumns, type SparseColumns } from '../kernels/sparse-columns.js';
import { ColumnScreen } from './column-screen.js';
import type { Design } from './design.js';
import { PackedCholesky } from './packed-cholesky.js';
import { PackedProducts } from './packed-products.js';

/** A pivot below this share of the diagonal means that a column is a combination of the active ones. */
const DEPENDENT = 1e-10;
/** Products that differ by less than this share are rounded: of columns that are one in the samples of a gene the first enters. */
const SAME = 1e-12;

/** How exactly and how long to solve. */
export interface Stopping {
  /** Largest violation of the optimality conditions, as a share of the penalty. */
  readonly tolerance: number;
  /** Largest number of active-set changes per penalty. */
  readonly maxIterations: number;
}

/**
 * Solves min ½‖y − Xw‖² + t‖w‖₁ + ½ s Σ wⱼ²/mⱼ for one gene and a falling sequence of penalties t, exactly, by a primal
 * active-set method (Osborne, Presnell & Turlach 2000): the weights of the active columns are a linear solve, a column
 * enters where |xⱼᵀr| > t and leaves where its weight crosses zero. Each penalty starts from the solution before it.
 */
export class ActiveSetSolver {
  /** How many columns are active. */
  size = 0;
  private readonly room: SparseColumns;
  private readonly screen: ColumnScreen;
  private readonly factor = new PackedCholesky();
  /** Of the active columns: another ridge part needs another factor, but no other products. */
  private readonly between = new PackedProducts();
  private readonly active: Uint8Array;
  private readonly signs: Float64Array;
  private readonly covariances: Float64Array;
  private readonly goal: Float64Array;
  private ridge = 0;
  /** The penalty of the last solution of the factor. */
  private settled = NaN;
  /** Rows of samples that the gene lacks. */
  private missing: readonly number[] = [];
  /** How many more columns may enter or leave at the present penalty. */
  private left = 0;

  constructor(
    private readonly design: Design,
    private readonly stopping: Stopping,
  ) {
    const { samples, columns } = design;
    this.room = sparseColumns(design.column, samples, columns);
    this.active = new Uint8Array(columns);
    this.signs = new Float64Array(columns);
    this.covariances = new Float64Array(columns);
    this.goal = new Float64Array(columns);
    this.screen = new ColumnScreen(design);
  }

  /** Active columns, the first `size` of them. */
  get columns(): Int32Array {
    return this.room.active;
  }

  /** The weights of the active columns. */
  get weights(): Float64Array {
    return this.room.weights;
  }

  /** y − Xw. */
  get residual(): Float64Array {
    return this.room.residual;
  }

  /**
   * Turns to a gene, with all weights zero.
   *
   * Of samples that a gene lacks the residual is 0, and over the others it sums to 0, so that its products with the columns of all samples
   * are those with columns centred in the gene's own; products between columns are downdated to these: with the sums s over missing rows M,
   * xᵢᵀxⱼ − Σ_M xᵢxⱼ − sᵢsⱼ/n.
   *
   * @param expression - its centred expression in the samples of the design.
   * @param missing - rows of it that are 0 since the gene lacks them.
   * @returns max |xⱼᵀy|: above this threshold all weights stay zero.
   */
  start(expression: Float64Array, missing: readonly number[] = []): number {
    this.missing = missing;
    for (let k = 0; k < this.size; k++) this.active[this.columns[k]!] = 0;
    this.size = 0;
    this.settled = NaN;
    this.factor.clear();
    this.between.clear();
    this.room.target.set(expression);
    this.room.residual.set(expression);
    this.screen.load(expression);
    return this.screen.largest(expression);
  }

  /**
   * Moves to a penalty.
   * @param threshold - t, the weight of ‖w‖₁.
   * @param ridge - s, the weight of the squares.
   * @returns whether the optimality conditions hold to the tolerance.
   */
  solve(threshold: number, ridge: number): boolean {
    if (ridge !== this.ridge) this.refactor(ridge);
    const limit = threshold * (1 + this.stopping.tolerance);
    this.left = this.stopping.maxIterations - this.settle(threshold);
    const { screen } = this;
    for (;;) {
      screen.load(this.residual);
      const count = screen.above(limit);
      if (this.steepest(screen.found, count, limit) === undefined) return true;
      if (!this.enterAll(screen.found, count, threshold, limit)) return false;
    }
  }

  /** Σ wⱼ x̄ⱼ over the samples that the gene has, whose columns are centred in all samples. */
  get shift(): number {
    let sum = 0;
    for (let k = 0; k < this.size; k++) sum -= this.weights[k]! * this.lostSum(this.columns[k]!);
    return sum / (this.design.samples - this.missing.length);
  }

  /** Ends the use of the solver. */
  release(): void {
    this.screen.release();
    this.room.release();
  }

  /** Lets columns of a list enter, the steepest first, until none has |xⱼᵀr| above the limit. */
  private enterAll(list: Int32Array, count: number, threshold: number, limit: number): boolean {
    for (;;) {
      const entering = this.steepest(list, count, limit);
      if (entering === undefined) return true;
      if (this.left <= 0 || !this.enter(entering.column, entering.sign)) return false;
      this.left -= 1 + this.settle(threshold);
    }
  }

  /** The column of a list that is not active and has the largest |xⱼᵀr| above the limit, with the sign of xⱼᵀr. */
  private steepest(
    list: Int32Array,
    count: number,
    limit: number,
  ): { column: number; sign: number } | undefined {
    const { active, room } = this;
    let rest = 0;
    for (let k = 0; k < count; k++) if (active[list[k]!] === 0) room.list[rest++] = list[k]!;
    room.withResidual(rest);
    let largest = limit;
    let entering = -1;
    for (let k = 0; k < rest; k++) {
      const slope = Math.abs(room.products[k]!);
      if (slope > largest * (1 + SAME)) {
        largest = slope;
        entering = k;
      }
    }
    if (entering === -1) return undefined;
    return { column: room.list[entering]!, sign: Math.sign(room.products[entering]!) };
  }

  /** Adds a column to the active set, at weight zero, or in place of one that it makes redundant. */
  private enter(column: number, sign: number): boolean {
    const { design, room } = this;
    room.withColumn(this.size, column);
    const coupling = room.products;
    this.downdate(coupling, column, this.size);
    const square = this.squareOf(column);
    const diagonal = square + this.ridge / design.multiplicity[column]!;
    let weight = 0;
    let pivot = this.factor.pivotOf(coupling, diagonal);
    if (pivot <= DEPENDENT * square) {
      const leaving = this.exchange(sign);
      if (leaving === undefined) return false;
      weight = leaving.weight;
      coupling.copyWithin(leaving.index, leaving.index + 1, this.size);
      this.leave(leaving.index);
      pivot = this.factor.pivotOf(coupling, diagonal);
      if (pivot <= DEPENDENT * square) return false;
    }
    this.factor.append(pivot);
    this.between.append(coupling);
    const at = this.size++;
    this.columns[at] = column;
    this.weights[at] = weight;
    this.signs[at] = sign;
    this.covariances[at] = room.withTarget(column);
    this.active[column] = 1;
    return true;
  }

  /**
   * The entering column is a combination of the active ones: weight moves over to it at the same fit and a smaller
   * ‖w‖₁, until one of them reaches zero.
   */
  private exchange(sign: number): { index: number; weight: number } | undefined {
    const { goal, weights, size } = this;
    this.factor.dependence(goal);
    let index = -1;
    let step = Infinity;
    for (let k = 0; k < size; k++) {
      const reach = weights[k]! / (sign * goal[k]!);
      if (reach > 0 && reach < step) {
        step = reach;
        index = k;
      }
    }
    if (index === -1) return undefined;
    for (let k = 0; k < size; k++) weights[k]! -= step * sign * goal[k]!;
    return { index, weight: step * sign };
  }

  /**
   * Moves the active weights to their optimum, dropping each that would change sign on the way.
   * @returns how many were dropped.
   */
  private settle(threshold: number): number {
    let dropped = 0;
    for (; this.size > 0; dropped++) {
      const { goal, covariances, signs, weights, size } = this;
      for (let k = 0; k < size; k++) goal[k] = covariances[k]! - threshold * signs[k]!;
      this.factor.solve(goal, threshold === this.settled ? size : 0);
      this.settled = threshold;
      let crossing = -1;
      let step = 1;
      for (let k = 0; k < size; k++) {
        if (goal[k]! * signs[k]! > 0) continue;
        const reach = weights[k] === 0 ? 0 : weights[k]! / (weights[k]! - goal[k]!);
        if (crossing === -1 || reach < step) {
          step = reach;
          crossing = k;
        }
      }
      if (crossing === -1) {
        for (let k = 0; k < size; k++) weights[k] = goal[k]!;
        break;
      }
      for (let k = 0; k < size; k++) weights[k]! += step * (goal[k]! - weights[k]!);
      this.leave(crossing);
    }
    this.room.subtract(this.size);
    this.clearMissing();
    return dropped;
  }

  private clearMissing(): void {
    const { missing, residual } = this;
    if (missing.length === 0) return;
    for (const row of missing) residual[row] = 0;
    const mean = residual.reduce((sum, value) => sum + value, 0) / (residual.length - missing.length);
    for (let row = 0; row < residual.length; row++) residual[row]! -= mean;
    for (const row of missing) residual[row] = 0;
  }

  /** The sum of a column over the samples that the gene lacks. */
  private lostSum(column: number): number {
    if (this.missing.length === 0) return 0;
    const values = this.room.valuesOf(column);
    return this.missing.reduce((sum, row) => sum + values[row]!, 0);
  }

  /** ‖xⱼ‖² in the samples that the gene has. */
  private squareOf(column: number): number {
    const { samples, lengths } = this.design;
    let square = lengths[column]! ** 2;
    if (this.missing.length === 0) return square;
    const values = this.room.valuesOf(column);
    for (const row of this.missing) square -= values[row]! ** 2;
    return Math.max(0, square - this.lostSum(column) ** 2 / (samples - this.missing.length));
  }

  /** Takes the samples that the gene lacks out of the products of active columns with a column. */
  private downdate(products: Float64Array, column: number, size: number): void {
    const { missing, room } = this;
    if (missing.length === 0) return;
    const share = this.lostSum(column) / (this.design.samples - missing.length);
    const own = room.valuesOf(column);
    const others = missing.map((row) => own[row]! + share);
    for (let k = 0; k < size; k++) {
      const values = room.valuesOf(this.columns[k]!);
      products[k]! -= missing.reduce((lost, row, at) => lost + values[row]! * others[at]!, 0);
    }
  }

  private leave(index: number): void {
    this.active[this.columns[index]!] = 0;
    this.factor.remove(index);
    this.between.remove(index);
    this.size--;
    for (let k = index; k < this.size; k++) {
      this.columns[k] = this.columns[k + 1]!;
      this.weights[k] = this.weights[k + 1]!;
      this.signs[k] = this.signs[k + 1]!;
      this.covariances[k] = this.covariances[k + 1]!;
    }
  }

  /** The factor for another ridge part. */
  private refactor(ridge: number): void {
    this.ridge = ridge;
    this.factor.clear();
    const { room, size } = this;
    const { multiplicity } = this.design;
    for (let i = 0; i < size; i++) {
      const column = room.active[i]!;
      this.between.copyRow(i, room.products);
      const diagonal = this.squareOf(column) + ridge / multiplicity[column]!;
      this.factor.append(this.factor.pivotOf(room.products, diagonal));
    }
  }
}

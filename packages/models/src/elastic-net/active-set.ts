import type { Matrix } from '@snpress/data';
import type { SparseColumns } from '../kernels/sparse-columns.js';
import { dot } from '../linear-algebra/dot.js';
import { centreGene } from './centre-gene.js';
import type { Design } from './design.js';
import { PackedCholesky } from './packed-cholesky.js';
import { PackedProducts } from './packed-products.js';

/** A pivot below this share of the diagonal means that a column is a combination of the active ones. */
const DEPENDENT = 1e-10;
/** Products that differ by less than this share are rounded: of columns that are one in the samples of a gene the first enters. */
const SAME = 1e-12;

/** A column with |xⱼᵀr| below this share of the limit is not looked at again before all columns are. */
const NEAR = 1;

/** How exactly and how long to solve. */
export interface Stopping {
  /** Largest violation of the optimality conditions, as a share of the penalty. */
  readonly tolerance: number;
  /** Largest number of active-set changes per penalty. */
  readonly maxIterations: number;
}

/** What the genes of a design share. */
export interface DesignColumns {
  readonly design: Design;
  readonly columns: SparseColumns;
  /** A mark for every column, all zero between uses. */
  readonly marks: Uint8Array;
}

/**
 * Solves min ½‖y − Xw‖² + t‖w‖₁ + ½ s Σ wⱼ²/mⱼ among some columns for one gene and a falling sequence of penalties t, exactly, by a primal
 * active-set method (Osborne, Presnell & Turlach 2000): the weights of the active columns are a linear solve, a column
 * enters where |xⱼᵀr| > t and leaves where its weight crosses zero. Each penalty starts from the solution before it.
 */
export class ActiveSet {
  /** How many columns are active. */
  size = 0;
  /** The active columns, the first `size` of them, and their weights. */
  columns = new Int32Array(16);
  weights = new Float64Array(16);
  /** y − Xw. */
  readonly residual: Float64Array;
  /** What the expression was before it was centred. */
  mean = 0;
  private readonly target: Float64Array;
  private readonly factor = new PackedCholesky();
  /** Of the active columns: another ridge part needs another factor, but no other products. */
  private readonly between = new PackedProducts();
  private signs = new Float64Array(16);
  private covariances = new Float64Array(16);
  private goal = new Float64Array(16);
  private rest = new Int32Array(16);
  /** How many columns at hand, in `rest`, may enter. */
  private near = 0;
  private threshold = 0;
  private ridge = 0;
  /** The penalty of the last solution of the factor. */
  private settled = NaN;
  /** Rows of samples that the gene lacks. */
  private missing: readonly number[] = [];
  /** How many more columns may enter or leave at the present penalty. */
  private left = 0;

  constructor(
    private readonly shared: DesignColumns,
    private readonly stopping: Stopping,
  ) {
    const { samples } = shared.design;
    this.residual = new Float64Array(samples);
    this.target = new Float64Array(samples);
  }

  /** How many samples the gene has. */
  get samples(): number {
    return this.residual.length - this.missing.length;
  }

  /** Above it |xⱼᵀr| breaks the optimality conditions of the present penalty. */
  get limit(): number {
    return this.threshold * (1 + this.stopping.tolerance);
  }

  /**
   * Turns to a gene, with all weights zero.
   *
   * Of samples that a gene lacks the residual is 0, and over the others it sums to 0, so that its products with the columns of all samples
   * are those with columns centred in the gene's own; products between columns are downdated to these: with the sums s over missing rows M,
   * xᵢᵀxⱼ − Σ_M xᵢxⱼ − sᵢsⱼ/n.
   *
   * @param expression - of the samples of the design; NaN where the gene lacks one.
   */
  start(expression: Matrix, gene: number): void {
    const { mean, missing } = centreGene(expression, gene, this.target);
    this.mean = mean;
    this.missing = missing;
    this.size = 0;
    this.settled = NaN;
    this.factor.clear();
    this.between.clear();
    this.residual.set(this.target);
  }

  /**
   * Moves to a penalty, with the columns that are active.
   * @param threshold - t, the weight of ‖w‖₁.
   * @param ridge - s, the weight of the squares.
   */
  move(threshold: number, ridge: number): void {
    if (ridge !== this.ridge) this.refactor(ridge);
    this.threshold = threshold;
    this.left = this.stopping.maxIterations - this.settle();
  }

  /**
   * Lets columns of a list enter, the steepest first, until none of those near it has |xⱼᵀr| above the limit.
   * @returns whether there was one; undefined where there still is, and no more may enter.
   */
  enterAll(list: Int32Array): boolean | undefined {
    if (this.rest.length < list.length) this.rest = new Int32Array(2 * list.length);
    this.rest.set(list);
    this.near = list.length;
    for (let some = false; ; some = true) {
      const entering = this.steepest();
      if (entering === undefined) return some;
      if (this.left <= 0 || !this.enter(entering.column, entering.sign)) return undefined;
      this.left -= 1 + this.settle();
    }
  }

  /** Σ wⱼ x̄ⱼ over the samples that the gene has, whose columns are centred in all samples. */
  get shift(): number {
    let sum = 0;
    for (let k = 0; k < this.size; k++) sum -= this.weights[k]! * this.lostSum(this.columns[k]!);
    return sum / this.samples;
  }

  /**
   * Of the columns at hand that which is not active and has the largest |xⱼᵀr| above the limit, with the sign of xⱼᵀr. Those that are active or far below the
   * limit are put aside.
   */
  private steepest(): { column: number; sign: number } | undefined {
    const { size, columns, rest, limit } = this;
    const { marks, columns: room } = this.shared;
    for (let k = 0; k < size; k++) marks[columns[k]!] = 1;
    let count = 0;
    for (let k = 0; k < this.near; k++) if (marks[rest[k]!] === 0) rest[count++] = rest[k]!;
    for (let k = 0; k < size; k++) marks[columns[k]!] = 0;
    const products = room.withVector(rest, count, this.residual);
    let largest = limit;
    let entering = -1;
    let sign = 0;
    this.near = 0;
    for (let k = 0; k < count; k++) {
      const slope = Math.abs(products[k]!);
      if (slope > NEAR * limit) rest[this.near++] = rest[k]!;
      if (slope > largest * (1 + SAME)) {
        largest = slope;
        entering = rest[k]!;
        sign = Math.sign(products[k]!);
      }
    }
    return entering === -1 ? undefined : { column: entering, sign };
  }

  /** Adds a column to the active set, at weight zero, or in place of one that it makes redundant. */
  private enter(column: number, sign: number): boolean {
    const { design, columns: room } = this.shared;
    this.reserve();
    const coupling = room.withColumn(this.columns, this.size, column);
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
    this.covariances[at] = dot(room.valuesOf(column), 0, this.target, 0, this.target.length);
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
  private settle(): number {
    const { threshold } = this;
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
    const { columns, weights, size, target, residual } = this;
    this.shared.columns.subtract(columns, weights, size, target, residual);
    this.clearMissing();
    return dropped;
  }

  private clearMissing(): void {
    const { missing, residual } = this;
    if (missing.length === 0) return;
    for (const row of missing) residual[row] = 0;
    const mean = residual.reduce((sum, value) => sum + value, 0) / this.samples;
    for (let row = 0; row < residual.length; row++) residual[row]! -= mean;
    for (const row of missing) residual[row] = 0;
  }

  /** The sum of a column over the samples that the gene lacks. */
  private lostSum(column: number): number {
    if (this.missing.length === 0) return 0;
    const values = this.shared.columns.valuesOf(column);
    return this.missing.reduce((sum, row) => sum + values[row]!, 0);
  }

  /** ‖xⱼ‖² in the samples that the gene has. */
  private squareOf(column: number): number {
    let square = this.shared.design.lengths[column]! ** 2;
    if (this.missing.length === 0) return square;
    const values = this.shared.columns.valuesOf(column);
    for (const row of this.missing) square -= values[row]! ** 2;
    return Math.max(0, square - this.lostSum(column) ** 2 / this.samples);
  }

  /** Takes the samples that the gene lacks out of the products of active columns with a column. */
  private downdate(products: Float64Array, column: number, size: number): void {
    const { missing } = this;
    const { columns: room } = this.shared;
    if (missing.length === 0) return;
    const share = this.lostSum(column) / this.samples;
    const own = room.valuesOf(column);
    const others = missing.map((row) => own[row]! + share);
    for (let k = 0; k < size; k++) {
      const values = room.valuesOf(this.columns[k]!);
      products[k]! -= missing.reduce((lost, row, at) => lost + values[row]! * others[at]!, 0);
    }
  }

  private leave(index: number): void {
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
    const { size, goal: row } = this;
    const { multiplicity } = this.shared.design;
    for (let i = 0; i < size; i++) {
      const column = this.columns[i]!;
      this.between.copyRow(i, row);
      const diagonal = this.squareOf(column) + ridge / multiplicity[column]!;
      this.factor.append(this.factor.pivotOf(row, diagonal));
    }
  }

  /** Makes room for one more column. */
  private reserve(): void {
    if (this.size < this.columns.length) return;
    const length = 2 * this.size;
    const longer = (values: Float64Array): Float64Array<ArrayBuffer> => {
      const made = new Float64Array(length);
      made.set(values);
      return made;
    };
    const columns = new Int32Array(length);
    columns.set(this.columns);
    this.columns = columns;
    this.weights = longer(this.weights);
    this.signs = longer(this.signs);
    this.covariances = longer(this.covariances);
    this.goal = longer(this.goal);
  }
}

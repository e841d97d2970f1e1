import { dot } from '../linear-algebra/dot.js';
import { ColumnScreen } from './column-screen.js';
import type { Design } from './design.js';
import { PackedCholesky } from './packed-cholesky.js';

/** A pivot below this share of the diagonal means that a column is a combination of the active ones. */
const DEPENDENT = 1e-10;

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
  /** Active columns, the first `size` of them, and their weights. */
  columns = new Int32Array(16);
  weights = new Float64Array(16);
  size = 0;
  /** y − Xw. */
  readonly residual: Float64Array;
  private readonly screen: ColumnScreen;
  private readonly factor = new PackedCholesky();
  private readonly active: Uint8Array;
  private readonly target: Float64Array;
  private signs = new Float64Array(16);
  private covariances = new Float64Array(16);
  private goal = new Float64Array(16);
  private coupling = new Float64Array(16);
  private ridge = 0;
  /** How many more columns may enter or leave at the present penalty. */
  private left = 0;

  constructor(
    private readonly design: Design,
    private readonly stopping: Stopping,
  ) {
    this.residual = new Float64Array(design.samples);
    this.target = new Float64Array(design.samples);
    this.active = new Uint8Array(design.columns);
    this.screen = new ColumnScreen(design);
  }

  /**
   * Turns to a gene, with all weights zero.
   * @param expression - its centred expression in the samples of the design.
   * @returns max |xⱼᵀy|: above this threshold all weights stay zero.
   */
  start(expression: Float64Array): number {
    for (let k = 0; k < this.size; k++) this.active[this.columns[k]!] = 0;
    this.size = 0;
    this.factor.clear();
    this.target.set(expression);
    this.residual.set(expression);
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
    const { screen, residual } = this;
    for (;;) {
      screen.load(residual);
      const count = screen.above(limit);
      if (this.steepest(screen.found, count, limit) === -1) return true;
      if (!this.enterAll(screen.found, count, threshold, limit)) return false;
    }
  }

  /** Ends the use of the solver. */
  release(): void {
    this.screen.release();
  }

  /** Lets columns of a list enter, the steepest first, until none has |xⱼᵀr| above the limit. */
  private enterAll(list: Int32Array, count: number, threshold: number, limit: number): boolean {
    for (;;) {
      const column = this.steepest(list, count, limit);
      if (column === -1) return true;
      if (this.left <= 0 || !this.enter(column)) return false;
      this.left -= 1 + this.settle(threshold);
    }
  }

  /** The column of a list that is not active and has the largest |xⱼᵀr| above the limit; −1 where none has. */
  private steepest(list: Int32Array, count: number, limit: number): number {
    const { active, residual, design } = this;
    let largest = limit;
    let entering = -1;
    for (let k = 0; k < count; k++) {
      const column = list[k]!;
      if (active[column] === 1) continue;
      const slope = Math.abs(dot(design.values, column * design.samples, residual, 0, design.samples));
      if (slope > largest) {
        largest = slope;
        entering = column;
      }
    }
    return entering;
  }

  /** Adds a column to the active set, at weight zero, or in place of one that it makes redundant. */
  private enter(column: number): boolean {
    this.reserve();
    const { design, coupling } = this;
    const { values, samples, lengths } = design;
    const sign = Math.sign(dot(values, column * samples, this.residual, 0, samples));
    for (let k = 0; k < this.size; k++) {
      coupling[k] = dot(values, this.columns[k]! * samples, values, column * samples, samples);
    }
    const square = lengths[column]! ** 2;
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
    const at = this.size++;
    this.columns[at] = column;
    this.weights[at] = weight;
    this.signs[at] = sign;
    this.covariances[at] = dot(values, column * samples, this.target, 0, samples);
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
      this.factor.solve(goal);
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
    this.updateResidual();
    return dropped;
  }

  private leave(index: number): void {
    this.active[this.columns[index]!] = 0;
    this.factor.remove(index);
    this.size--;
    for (let k = index; k < this.size; k++) {
      this.columns[k] = this.columns[k + 1]!;
      this.weights[k] = this.weights[k + 1]!;
      this.signs[k] = this.signs[k + 1]!;
      this.covariances[k] = this.covariances[k + 1]!;
    }
  }

  private updateResidual(): void {
    const { residual, target, columns, weights, design, size } = this;
    const { values, samples } = design;
    residual.set(target);
    let k = 0;
    for (; k + 3 < size; k += 4) {
      const w0 = weights[k]!;
      const w1 = weights[k + 1]!;
      const w2 = weights[k + 2]!;
      const w3 = weights[k + 3]!;
      const x0 = columns[k]! * samples;
      const x1 = columns[k + 1]! * samples;
      const x2 = columns[k + 2]! * samples;
      const x3 = columns[k + 3]! * samples;
      for (let row = 0; row < samples; row++) {
        residual[row]! -=
          w0 * values[x0 + row]! + w1 * values[x1 + row]! + (w2 * values[x2 + row]! + w3 * values[x3 + row]!);
      }
    }
    for (; k < size; k++) {
      const weight = weights[k]!;
      const at = columns[k]! * samples;
      for (let row = 0; row < samples; row++) residual[row]! -= weight * values[at + row]!;
    }
  }

  /** The factor for another ridge part. */
  private refactor(ridge: number): void {
    this.ridge = ridge;
    this.factor.clear();
    const { design, columns, coupling, size } = this;
    const { values, samples, lengths, multiplicity } = design;
    for (let i = 0; i < size; i++) {
      const column = columns[i]!;
      for (let k = 0; k < i; k++) {
        coupling[k] = dot(values, columns[k]! * samples, values, column * samples, samples);
      }
      const diagonal = lengths[column]! ** 2 + ridge / multiplicity[column]!;
      this.factor.append(this.factor.pivotOf(coupling, diagonal));
    }
  }

  private reserve(): void {
    if (this.size < this.columns.length) return;
    const length = this.columns.length * 2;
    this.columns = grow(this.columns, new Int32Array(length));
    this.weights = grow(this.weights, new Float64Array(length));
    this.signs = grow(this.signs, new Float64Array(length));
    this.covariances = grow(this.covariances, new Float64Array(length));
    this.goal = new Float64Array(length);
    this.coupling = new Float64Array(length);
  }
}

function grow<A extends Int32Array | Float64Array>(from: A, to: A): A {
  to.set(from);
  return to;
}

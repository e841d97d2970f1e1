import { dot } from '../linear-algebra/dot.js';

/** Numbers that are kept while nothing is in them. */
export const MOST_IDLE = 8192;

/**
 * The Cholesky factor of a growing and shrinking positive definite matrix, as packed lower rows: appending or removing
 * a row and column costs O(size²).
 */
export class PackedCholesky {
  /** Order of the factored matrix. */
  size = 0;
  private factor = new Float64Array(64);
  private work = new Float64Array(16);
  /** L⁻¹ of the right-hand side of the last `solve`, of which the first `kept` entries still hold. */
  private forward = new Float64Array(16);
  private kept = 0;

  /** Forgets everything; of much room some is given back. */
  clear(): void {
    this.size = 0;
    this.kept = 0;
    if (this.factor.length > MOST_IDLE) this.factor = new Float64Array(64);
  }

  /**
   * Solves L l = `row` for the coupling of a new variable with the present ones; `append` then accepts it.
   * @returns the pivot: the part of `diagonal` that the present variables do not explain.
   */
  pivotOf(row: Float64Array, diagonal: number): number {
    const { size } = this;
    this.reserve();
    const { factor, work } = this;
    let pivot = diagonal;
    for (let i = 0, at = 0; i < size; at += ++i) {
      const value = (row[i]! - dot(factor, at, work, 0, i)) / factor[at + i]!;
      work[i] = value;
      pivot -= value * value;
    }
    return pivot;
  }

  /** Adds the variable of the last `pivotOf`. */
  append(pivot: number): void {
    const { size, factor, work } = this;
    const at = (size * (size + 1)) / 2;
    for (let k = 0; k < size; k++) factor[at + k] = work[k]!;
    factor[at + size] = Math.sqrt(pivot);
    this.size = size + 1;
  }

  /** How the variable of the last `pivotOf` depends on the present ones: Lᵀ x = l, into `result`. */
  dependence(result: Float64Array): void {
    for (let i = 0; i < this.size; i++) result[i] = this.work[i]!;
    this.solveTransposed(result);
  }

  /** Removes a variable by Givens rotations. */
  remove(index: number): void {
    const { size, factor } = this;
    for (let row = index + 1; row < size; row++) {
      const from = (row * (row + 1)) / 2;
      const column = row - 1;
      const a = factor[from + column]!;
      const b = factor[from + row]!;
      const length = Math.sqrt(a * a + b * b);
      const cosine = a / length;
      const sine = b / length;
      for (let below = row; below < size; below++) {
        const at = (below * (below + 1)) / 2 + column;
        const x = factor[at]!;
        const y = factor[at + 1]!;
        factor[at] = cosine * x + sine * y;
        factor[at + 1] = cosine * y - sine * x;
      }
      factor.copyWithin(((row - 1) * row) / 2, from, from + row);
    }
    this.size = size - 1;
    this.kept = Math.min(this.kept, index);
  }

  /**
   * Overwrites `rhs` with the solution of L Lᵀ x = rhs.
   * @param same - how many leading entries of `rhs` are those of the last call; what follows from them is kept, as far as no
   *   variable among them was removed since.
   */
  solve(rhs: Float64Array, same = 0): void {
    const { size, factor } = this;
    if (this.forward.length < size) this.forward = grown(this.forward, 2 * size);
    const { forward } = this;
    const from = Math.min(same, this.kept);
    for (let i = from, at = (from * (from + 1)) / 2; i < size; at += ++i)
      forward[i] = (rhs[i]! - dot(factor, at, forward, 0, i)) / factor[at + i]!;
    this.kept = size;
    for (let i = 0; i < size; i++) rhs[i] = forward[i]!;
    this.solveTransposed(rhs);
  }

  private solveTransposed(rhs: Float64Array): void {
    const { size, factor } = this;
    for (let i = size - 1; i >= 0; i--) {
      const at = (i * (i + 1)) / 2;
      const value = rhs[i]! / factor[at + i]!;
      rhs[i] = value;
      for (let k = 0; k < i; k++) rhs[k]! -= factor[at + k]! * value;
    }
  }

  private reserve(): void {
    const size = this.size + 1;
    const needed = (size * (size + 1)) / 2;
    if (this.factor.length < needed) this.factor = grown(this.factor, 2 * needed);
    if (this.work.length < size) this.work = new Float64Array(size * 2);
  }
}

function grown(values: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(length);
  larger.set(values);
  return larger;
}

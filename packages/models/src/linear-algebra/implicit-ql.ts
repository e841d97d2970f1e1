import { ModelError } from '../contract/model-error.js';

const SWEEPS_PER_VALUE = 60;

/**
 * Diagonalises a symmetric tridiagonal matrix by QL with implicit (Wilkinson) shifts and rotates the rows of `basis`
 * along, so that they become the eigenvectors. `diagonal` becomes the eigenvalues, unordered; `offDiagonal` is spent.
 *
 * @throws ModelError where the matrix holds values that are not finite, for which QL does not converge.
 */
export function diagonalise(
  diagonal: Float64Array,
  offDiagonal: Float64Array,
  basis: Float64Array,
  size: number,
): void {
  const negligible = Number.EPSILON * norm(diagonal, offDiagonal);
  for (let low = 0; low < size; low++) {
    for (let sweep = 0; ; sweep++) {
      const high = endOfBlock(offDiagonal, low, negligible);
      if (high === low) break;
      if (sweep === SWEEPS_PER_VALUE) {
        throw new ModelError('program', {
          code: 'not-converged',
          message: 'an eigenvalue did not converge',
          hint: 'check the matrix for values that are not finite or are extremely large',
        });
      }
      sweepBlock(diagonal, offDiagonal, basis, size, low, high);
    }
  }
}

function norm(diagonal: Float64Array, offDiagonal: Float64Array): number {
  return diagonal.reduce(
    (largest, value, k) => Math.max(largest, Math.abs(value) + Math.abs(offDiagonal[k]!)),
    0,
  );
}

/** The last index that is still coupled to `low`. */
function endOfBlock(offDiagonal: Float64Array, low: number, negligible: number): number {
  let high = low;
  while (high < offDiagonal.length - 1 && !(Math.abs(offDiagonal[high]!) <= negligible)) high++;
  return high;
}

/** One implicit QL sweep over the block low … high. */
function sweepBlock(
  diagonal: Float64Array,
  offDiagonal: Float64Array,
  basis: Float64Array,
  size: number,
  low: number,
  high: number,
): void {
  const half = (diagonal[low + 1]! - diagonal[low]!) / (2 * offDiagonal[low]!);
  const root = Math.sqrt(half * half + 1);
  let g = diagonal[high]! - diagonal[low]! + offDiagonal[low]! / (half + (half >= 0 ? root : -root));
  let sine = 1;
  let cosine = 1;
  let carried = 0;
  for (let i = high - 1; i >= low; i--) {
    const f = sine * offDiagonal[i]!;
    const b = cosine * offDiagonal[i]!;
    const r = Math.sqrt(f * f + g * g);
    offDiagonal[i + 1] = r;
    if (r === 0) {
      diagonal[i + 1]! -= carried;
      offDiagonal[high] = 0;
      return;
    }
    sine = f / r;
    cosine = g / r;
    g = diagonal[i + 1]! - carried;
    const s = (diagonal[i]! - g) * sine + 2 * cosine * b;
    carried = sine * s;
    diagonal[i + 1] = g + carried;
    g = cosine * s - b;
    rotateRows(basis, size, i, sine, cosine);
  }
  diagonal[low]! -= carried;
  offDiagonal[low] = g;
  offDiagonal[high] = 0;
}

/** Rotates rows `i` and `i + 1`. */
function rotateRows(basis: Float64Array, size: number, i: number, sine: number, cosine: number): void {
  const upper = i * size;
  const lower = upper + size;
  for (let k = 0; k < size; k++) {
    const a = basis[upper + k]!;
    const b = basis[lower + k]!;
    basis[lower + k] = sine * a + cosine * b;
    basis[upper + k] = cosine * a - sine * b;
  }
}

import { ModelError } from '../contract/model-error.js';
import { type RowRotations, withRowRotations } from '../kernels/row-rotations.js';

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
  withRowRotations(size, (rotations) => {
    const { matrix, width } = rotations;
    for (let i = 0; i < size; i++) matrix.set(basis.subarray(i * size, (i + 1) * size), i * width);
    const negligible = Number.EPSILON * norm(diagonal, offDiagonal);
    for (let low = 0; low < size; low++) {
      for (let sweep = 0; ; sweep++) {
        const high = endOfBlock(offDiagonal, low, negligible);
        if (high === low) break;
        if (sweep === SWEEPS_PER_VALUE) throw notConverged();
        rotations.rotateRows(high, sweepBlock(diagonal, offDiagonal, rotations, low, high));
      }
    }
    for (let i = 0; i < size; i++) basis.set(matrix.subarray(i * width, i * width + size), i * size);
  });
}

function notConverged(): ModelError {
  return new ModelError('program', {
    code: 'not-converged',
    message: 'an eigenvalue did not converge',
    hint: 'check the matrix for values that are not finite or are extremely large',
  });
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

/** One implicit QL sweep over the block low … high; receives its rotations and says how many. */
function sweepBlock(
  diagonal: Float64Array,
  offDiagonal: Float64Array,
  { sines, cosines }: Pick<RowRotations, 'sines' | 'cosines'>,
  low: number,
  high: number,
): number {
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
      return high - 1 - i;
    }
    sine = f / r;
    cosine = g / r;
    g = diagonal[i + 1]! - carried;
    const s = (diagonal[i]! - g) * sine + 2 * cosine * b;
    carried = sine * s;
    diagonal[i + 1] = g + carried;
    g = cosine * s - b;
    sines[high - 1 - i] = sine;
    cosines[high - 1 - i] = cosine;
  }
  diagonal[low]! -= carried;
  offDiagonal[low] = g;
  offDiagonal[high] = 0;
  return high - low;
}

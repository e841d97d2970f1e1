import { reduceToTridiagonal, tridiagonalBasis } from './tridiagonal.js';
import { diagonalise } from './implicit-ql.js';

/** Eigenvalues and orthonormal eigenvectors of a symmetric matrix. */
export interface SymmetricEigen {
  /** Eigenvalues, largest first. */
  readonly values: Float64Array;
  /** The k-th eigenvector at `vectors[k * size … (k + 1) * size − 1]`, its largest component (in magnitude) positive. */
  readonly vectors: Float64Array;
}

/**
 * Eigendecomposition of a symmetric matrix: Householder reduction to tridiagonal form, then implicit QL
 * (Golub & Van Loan, Matrix Computations, §8.3). The matrix is not changed; the result is determined to the last bit.
 *
 * @param matrix - size × size; only the lower triangle is read.
 */
export function symmetricEigen(matrix: Float64Array, size: number): SymmetricEigen {
  let scale = 0;
  for (const value of matrix) scale = Math.max(scale, Math.abs(value));
  if (scale === 0 || size === 0) return { values: new Float64Array(size), vectors: identity(size) };

  const tridiagonal = reduceToTridiagonal(
    matrix.map((value) => value / scale),
    size,
  );
  const { diagonal, offDiagonal } = tridiagonal;
  const basis = tridiagonalBasis(tridiagonal);
  diagonalise(diagonal, offDiagonal, basis, size);

  const order = Array.from({ length: size }, (_, k) => k).sort((a, b) => diagonal[b]! - diagonal[a]!);
  const values = new Float64Array(size);
  const vectors = new Float64Array(size * size);
  order.forEach((from, to) => {
    values[to] = diagonal[from]! * scale;
    const vector = basis.subarray(from * size, (from + 1) * size);
    vectors.set(signOf(vector) < 0 ? vector.map((v) => -v) : vector, to * size);
  });
  return { values, vectors };
}

function identity(size: number): Float64Array {
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i++) result[i * size + i] = 1;
  return result;
}

/** The sign of the first component whose magnitude is the largest but for rounding. */
function signOf(vector: Float64Array): number {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  const first = vector.find((value) => Math.abs(value) >= largest * (1 - 1e-8));
  return first ?? 1;
}

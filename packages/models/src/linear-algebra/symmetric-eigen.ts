import { reflectBack } from '../kernels/reflect-back.js';
import { tridiagonalise } from '../kernels/tridiagonalise.js';
import { identity } from './identity.js';
import { tridiagonalEigen } from './tridiagonal-eigen.js';

/** Eigenvalues and orthonormal eigenvectors of a symmetric matrix. */
export interface SymmetricEigen {
  /** Eigenvalues, largest first. */
  readonly values: Float64Array;
  /** The k-th eigenvector at `vectors[k * size … (k + 1) * size − 1]`, its largest component (in magnitude) positive. */
  readonly vectors: Float64Array;
}

/**
 * Eigendecomposition of a symmetric matrix: Householder reduction to tridiagonal form by panels (`tridiagonalise`), which is divided and joined
 * (`tridiagonalEigen`), and blocks of reflections back (`reflectBack`). The matrix is not changed; the result is determined to the last bit.
 *
 * @param matrix - size × size; only the lower triangle is read.
 */
export function symmetricEigen(matrix: Float64Array, size: number): SymmetricEigen {
  let scale = 0;
  for (const value of matrix) scale = Math.max(scale, Math.abs(value));
  if (scale === 0 || size === 0) return { values: new Float64Array(size), vectors: identity(size) };

  const reduced = tridiagonalise(matrix, size, scale);
  const own = tridiagonalEigen(reduced.diagonal, reduced.offDiagonal);
  reflectBack(reduced, own.vectors);
  const values = new Float64Array(size);
  const vectors = new Float64Array(size * size);
  own.values.toReversed().forEach((value, to) => {
    const from = size - 1 - to;
    values[to] = value * scale;
    const vector = own.vectors.subarray(from * size, (from + 1) * size);
    vectors.set(signOf(vector) < 0 ? vector.map((v) => -v) : vector, to * size);
  });
  return { values, vectors };
}

/** The sign of the first component whose magnitude is the largest but for rounding. */
function signOf(vector: Float64Array): number {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  const first = vector.find((value) => Math.abs(value) >= largest * (1 - 1e-8));
  return first ?? 1;
}

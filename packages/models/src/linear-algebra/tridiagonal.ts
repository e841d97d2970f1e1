import { withSymmetricSteps } from '../kernels/symmetric-steps.js';

/** A squared length below rounding for a matrix whose largest entry is 1; far smaller ones would underflow. */
const NEGLIGIBLE = 1e-40;

/** A = Qᵀ T Q with T tridiagonal and Q a product of reflections I − s v vᵀ. */
export interface Tridiagonal {
  readonly diagonal: Float64Array;
  /** `offDiagonal[k]` couples k and k + 1; the last entry is 0. */
  readonly offDiagonal: Float64Array;
  /** size × size: the vectors v, one per row, in the order in which they act on coordinates of A. */
  readonly reflectors: Float64Array;
  /** The numbers s. */
  readonly scales: Float64Array;
}

/** Householder reduction of a symmetric matrix (lower triangle), whose largest entry is 1 in magnitude, to tridiagonal form. */
export function reduceToTridiagonal(source: Float64Array, size: number): Tridiagonal {
  return withSymmetricSteps(size, ({ matrix, width, vector, reflect }) => {
    const diagonal = new Float64Array(size);
    const offDiagonal = new Float64Array(size);
    const reflectors = new Float64Array(size * size);
    const scales = new Float64Array(size);
    for (let i = 0; i < size; i++) matrix.set(source.subarray(i * size, i * size + i + 1), i * width);
    for (let k = 0; k < size - 1; k++) {
      diagonal[k] = matrix[k * width + k]!;
      const v = reflectors.subarray(k * size, (k + 1) * size);
      for (let i = k + 1; i < size; i++) v[i] = matrix[i * width + k]!;
      scales[k] = makeReflector(v, k + 1, offDiagonal, k);
      vector.set(v);
      if (scales[k] !== 0) reflect(k + 1, scales[k]!);
    }
    if (size > 0) diagonal[size - 1] = matrix[(size - 1) * width + size - 1]!;
    return { diagonal, offDiagonal, reflectors, scales };
  });
}

/**
 * Turns `v[first…]` into the reflector I − s v vᵀ that maps it onto its first coordinate.
 * @returns s; 0 where nothing has to be reflected.
 */
function makeReflector(v: Float64Array, first: number, offDiagonal: Float64Array, k: number): number {
  const head = v[first]!;
  let tail = 0;
  for (let i = first + 1; i < v.length; i++) tail += v[i]! * v[i]!;
  if (tail < NEGLIGIBLE) {
    offDiagonal[k] = head;
    return 0;
  }
  const norm = Math.sqrt(head * head + tail);
  const image = head > 0 ? -norm : norm;
  offDiagonal[k] = image;
  v[first] = head - image;
  return 1 / (norm * (norm + Math.abs(head)));
}

/** Q, row by row: row k is the vector of coordinate k of T in the coordinates of A. */
export function tridiagonalBasis({ reflectors, scales }: Tridiagonal): Float64Array {
  const size = scales.length;
  return withSymmetricSteps(size, ({ matrix, width, vector, reflectRows }) => {
    for (let i = 0; i < size; i++) matrix[i * width + i] = 1;
    for (let k = size - 2; k >= 0; k--) {
      if (scales[k] === 0) continue;
      vector.set(reflectors.subarray(k * size, (k + 1) * size));
      reflectRows(k + 1, scales[k]!);
    }
    const basis = new Float64Array(size * size);
    for (let i = 0; i < size; i++) basis.set(matrix.subarray(i * width, i * width + size), i * size);
    return basis;
  });
}

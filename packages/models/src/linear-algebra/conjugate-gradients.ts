import { dot } from './dot.js';

/** Steps, at most. */
const MOST = 200;

/**
 * Solves A x = b by conjugate gradients, scaled by the diagonal (Hestenes & Stiefel 1952).
 * @param matrix - A, symmetric and positive definite, row-major.
 * @param tolerance - the largest entry that b − A x may have.
 */
export function conjugateGradients(
  matrix: Float32Array,
  right: Float64Array,
  tolerance: number,
): Float64Array {
  const size = right.length;
  const solution = new Float64Array(size);
  const rest = right.slice();
  const scaled = new Float64Array(size);
  const scale = (): number => {
    for (let k = 0; k < size; k++) scaled[k] = rest[k]! / matrix[k * size + k]!;
    return dot(rest, 0, scaled, 0, size);
  };
  let square = scale();
  const direction = scaled.slice();
  const image = new Float64Array(size);
  for (let step = 0; step < MOST && rest.some((value) => Math.abs(value) > tolerance); step++) {
    multiply(matrix, direction, image);
    const length = square / dot(direction, 0, image, 0, size);
    if (!(length > 0)) break;
    for (let k = 0; k < size; k++) {
      solution[k]! += length * direction[k]!;
      rest[k]! -= length * image[k]!;
    }
    const next = scale();
    for (let k = 0; k < size; k++) direction[k] = scaled[k]! + (next / square) * direction[k]!;
    square = next;
  }
  return solution;
}

function multiply(matrix: Float32Array, vector: Float64Array, product: Float64Array): void {
  const size = vector.length;
  for (let row = 0, at = 0; row < size; row++) {
    let [a, b, c, d] = [0, 0, 0, 0];
    let k = 0;
    for (; k + 3 < size; k += 4, at += 4) {
      a += matrix[at]! * vector[k]!;
      b += matrix[at + 1]! * vector[k + 1]!;
      c += matrix[at + 2]! * vector[k + 2]!;
      d += matrix[at + 3]! * vector[k + 3]!;
    }
    for (; k < size; k++, at++) a += matrix[at]! * vector[k]!;
    product[row] = a + b + c + d;
  }
}

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

/**
 * Householder reduction of a symmetric matrix, whose largest entry is 1 in magnitude, to tridiagonal form.
 * `matrix` (lower triangle) is overwritten.
 */
export function reduceToTridiagonal(matrix: Float64Array, size: number): Tridiagonal {
  const diagonal = new Float64Array(size);
  const offDiagonal = new Float64Array(size);
  const reflectors = new Float64Array(size * size);
  const scales = new Float64Array(size);
  const product = new Float64Array(size);

  for (let k = 0; k < size - 1; k++) {
    diagonal[k] = matrix[k * size + k]!;
    const v = reflectors.subarray(k * size, (k + 1) * size);
    for (let i = k + 1; i < size; i++) v[i] = matrix[i * size + k]!;
    scales[k] = makeReflector(v, k + 1, offDiagonal, k);
    if (scales[k] !== 0) reflectTrailing(matrix, size, k + 1, v, scales[k]!, product);
  }
  if (size > 0) diagonal[size - 1] = matrix[size * size - 1]!;
  return { diagonal, offDiagonal, reflectors, scales };
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

/** A ← (I − s v vᵀ) A (I − s v vᵀ) for the trailing block, lower triangle only. */
function reflectTrailing(
  matrix: Float64Array,
  size: number,
  first: number,
  v: Float64Array,
  scale: number,
  product: Float64Array,
): void {
  product.fill(0, first);
  for (let i = first; i < size; i++) {
    const row = i * size;
    const vi = v[i]!;
    let sum = matrix[row + i]! * vi;
    for (let j = first; j < i; j++) {
      const a = matrix[row + j]!;
      sum += a * v[j]!;
      product[j]! += a * vi;
    }
    product[i]! += sum;
  }
  let along = 0;
  for (let i = first; i < size; i++) along += product[i]! * v[i]!;
  const shift = (scale * scale * along) / 2;
  for (let i = first; i < size; i++) product[i] = scale * product[i]! - shift * v[i]!;
  for (let i = first; i < size; i++) {
    const row = i * size;
    const vi = v[i]!;
    const wi = product[i]!;
    for (let j = first; j <= i; j++) matrix[row + j]! -= vi * product[j]! + wi * v[j]!;
  }
}

/** Q, row by row: row k is the vector of coordinate k of T in the coordinates of A. */
export function tridiagonalBasis({ reflectors, scales }: Tridiagonal): Float64Array {
  const size = scales.length;
  const basis = new Float64Array(size * size);
  for (let i = 0; i < size; i++) basis[i * size + i] = 1;
  for (let k = size - 2; k >= 0; k--) {
    const scale = scales[k]!;
    if (scale === 0) continue;
    const v = k * size;
    for (let row = k + 1; row < size; row++) {
      const at = row * size;
      let along = 0;
      for (let i = k + 1; i < size; i++) along += basis[at + i]! * reflectors[v + i]!;
      along *= scale;
      for (let i = k + 1; i < size; i++) basis[at + i]! -= along * reflectors[v + i]!;
    }
  }
  return basis;
}

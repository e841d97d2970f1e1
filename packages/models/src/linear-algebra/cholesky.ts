/**
 * The upper triangle R of a positive semidefinite matrix M = Rᵀ R, row-major; rows of zero pivots are zero.
 *
 * @param matrix - size × size; only the upper triangle is read.
 */
export function cholesky(matrix: Float64Array, size: number): Float64Array {
  const upper = new Float64Array(size * size);
  for (let i = 0; i < size; i++) upper.set(matrix.subarray(i * size + i, (i + 1) * size), i * size + i);
  for (let k = 0; k < size; k++) {
    const row = k * size;
    const pivot = upper[row + k]!;
    const scale = pivot > 0 ? 1 / Math.sqrt(pivot) : 0;
    for (let j = k; j < size; j++) upper[row + j]! *= scale;
    for (let i = k + 1; i < size; i++) {
      const factor = upper[row + i]!;
      if (factor === 0) continue;
      for (let j = i; j < size; j++) upper[i * size + j]! -= factor * upper[row + j]!;
    }
  }
  return upper;
}

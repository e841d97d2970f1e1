/** The inverse of a positive definite matrix and the logarithm of its determinant. */
export interface Inverted {
  readonly inverse: Float64Array;
  readonly logDeterminant: number;
}

/** Gauss–Jordan elimination, scaled to a diagonal of 1 first; undefined where a pivot vanishes. */
export function invertSymmetric(matrix: Float64Array, size: number): Inverted | undefined {
  const scales = Float64Array.from({ length: size }, (_, i) => Math.sqrt(matrix[i * size + i]!));
  const work = matrix.map((value, at) => value / (scales[Math.floor(at / size)]! * scales[at % size]!));
  let logDeterminant = 0;
  for (let k = 0; k < size; k++) {
    const pivot = work[k * size + k]!;
    if (!(pivot > 1e-12)) return undefined;
    logDeterminant += Math.log(pivot) + 2 * Math.log(scales[k]!);
    work[k * size + k] = 1;
    for (let j = 0; j < size; j++) work[k * size + j]! /= pivot;
    for (let i = 0; i < size; i++) {
      const factor = work[i * size + k]!;
      if (i === k || factor === 0) continue;
      work[i * size + k] = 0;
      for (let j = 0; j < size; j++) work[i * size + j]! -= factor * work[k * size + j]!;
    }
  }
  return {
    inverse: work.map((value, at) => value / (scales[Math.floor(at / size)]! * scales[at % size]!)),
    logDeterminant,
  };
}

import type { Matrix } from '@snpress/data';

/** The matrix with every missing value replaced by its feature's entry in `fills`; itself where none is missing. */
export function fillMissing(matrix: Matrix, fills: Float64Array): Matrix {
  const rows = matrix.samples.length;
  let values: Float32Array | undefined;
  for (let index = 0; index < matrix.values.length; index++) {
    if (!Number.isNaN(matrix.values[index])) continue;
    values ??= matrix.values.slice();
    values[index] = fills[Math.floor(index / rows)]!;
  }
  return values === undefined ? matrix : { ...matrix, values };
}

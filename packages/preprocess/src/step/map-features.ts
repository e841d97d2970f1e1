import type { Matrix } from '@snpress/data';

/** A matrix of the same shape in which each feature's values are written by `write`; the input is left alone. */
export function mapFeatures(
  matrix: Matrix,
  write: (from: Float32Array, to: Float32Array, feature: number) => void,
): Matrix {
  const rows = matrix.samples.length;
  const values = new Float32Array(matrix.values.length);
  for (let feature = 0; feature < matrix.features.length; feature++) {
    const start = feature * rows;
    write(matrix.values.subarray(start, start + rows), values.subarray(start, start + rows), feature);
  }
  return { ...matrix, values };
}

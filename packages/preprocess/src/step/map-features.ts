import { selectValues } from '@snpress/data/markers/select-values';
import type { Matrix } from '@snpress/data';

/** A matrix of the same shape in which `change` has changed each feature's values, in place; the input is left alone. */
export function mapFeatures(matrix: Matrix, change: (values: Float32Array, feature: number) => void): Matrix {
  return { ...matrix, values: selectValues(matrix, { change }) };
}

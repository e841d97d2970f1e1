import { createMatrix } from '@snpress/data/matrix/create-matrix';
import type { Matrix } from '@snpress/data';

/** A matrix of features `f0`, `f1`, … given column by column; samples are `s0`, `s1`, … */
export function matrixOf(...columns: readonly (readonly number[])[]): Matrix {
  return createMatrix({
    samples: Array.from(columns[0] ?? [], (_, row) => `s${row}`),
    features: columns.map((_, column) => `f${column}`),
    values: Float32Array.from(columns.flat()),
  });
}

/** The values of a matrix, column by column. */
export function columnsOf({ samples, features, values }: Matrix): number[][] {
  return features.map((_, column) => [
    ...values.subarray(column * samples.length, (column + 1) * samples.length),
  ]);
}

import type { Matrix } from '@snpress/data';

/** A samples × columns table of Float32, row-major: what mini-batches are cut from. */
export interface RowTable {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/** The values of a (feature-major) matrix, sample by sample. */
export function rowTable(matrix: Matrix): RowTable {
  const rows = matrix.samples.length;
  const columns = matrix.features.length;
  const values = new Float32Array(rows * columns);
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) values[row * columns + column] = matrix.values[column * rows + row]!;
  }
  return { rows, columns, values };
}

/** The chosen rows of a table, one after the other. */
export function takeRows({ columns, values }: RowTable, rows: Int32Array): Float32Array {
  const taken = new Float32Array(rows.length * columns);
  rows.forEach((row, index) => {
    taken.set(values.subarray(row * columns, (row + 1) * columns), index * columns);
  });
  return taken;
}

/** A row-major rows × columns array turned into columns × rows. */
export function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
  const turned = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    const start = row * columns;
    for (let column = 0; column < columns; column++) turned[column * rows + row] = values[start + column]!;
  }
  return turned;
}

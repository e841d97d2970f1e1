/** Which columns of a matrix are the same to a linear model with an intercept. */
export interface DistinctColumns {
  /** The first column of every group of identical or complementary columns, in order; constant columns are left out. */
  readonly representatives: Int32Array;
  /** For every column the index of its group, −1 for a constant column. */
  readonly group: Int32Array;
  /** 1 where a column rises with its representative, −1 where it is the complement. */
  readonly sign: Int8Array;
}

/**
 * Groups columns that differ by a constant or by a constant and their sign: linked markers that no sample separates.
 * The comparison is exact.
 *
 * @param values - feature-major, rows × columns.
 */
export function distinctColumns(values: Float32Array, rows: number, columns: number): DistinctColumns {
  const groups = new Map<string, number>();
  const representatives: number[] = [];
  const group = new Int32Array(columns).fill(-1);
  const sign = new Int8Array(columns).fill(1);
  const shape = new Float64Array(rows);
  const bytes = Buffer.from(shape.buffer);
  for (let column = 0; column < columns; column++) {
    const at = column * rows;
    const origin = values[at]!;
    let direction = 0;
    for (let row = 0; row < rows; row++) {
      const rise = values[at + row]! - origin;
      if (direction === 0) direction = Math.sign(rise);
      shape[row] = rise === 0 ? 0 : direction * rise;
    }
    if (direction === 0) continue;
    const key = bytes.toString('latin1');
    let index = groups.get(key);
    if (index === undefined) {
      index = representatives.length;
      groups.set(key, index);
      representatives.push(column);
    }
    group[column] = index;
    const first = representatives[index]! * rows;
    sign[column] = riseOf(values, first, rows) === direction ? 1 : -1;
  }
  return { representatives: Int32Array.from(representatives), group, sign };
}

/** The direction of the first change within a column. */
function riseOf(values: Float32Array, at: number, rows: number): number {
  for (let row = 1; row < rows; row++) {
    const rise = Math.sign(values[at + row]! - values[at]!);
    if (rise !== 0) return rise;
  }
  return 0;
}

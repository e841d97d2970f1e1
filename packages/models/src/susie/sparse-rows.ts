/** Rows of a matrix with few values that are not zero. */
export interface SparseRows {
  /** Row r has the entries starts[r] … starts[r + 1] − 1. */
  readonly starts: Int32Array;
  /** Ascending within a row. */
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** Collects rows of numbers, without those up to `least` in magnitude. */
export function sparseRowCollector(least: number): {
  add(row: ArrayLike<number>): void;
  rows(): SparseRows;
} {
  const starts = [0];
  let columns = new Int32Array(1024);
  let values = new Float32Array(1024);
  let length = 0;
  return {
    add(row) {
      if (length + row.length > columns.length) {
        const size = 2 * (length + row.length);
        const [oldColumns, oldValues] = [columns, values];
        columns = new Int32Array(size);
        values = new Float32Array(size);
        columns.set(oldColumns);
        values.set(oldValues);
      }
      for (let column = 0; column < row.length; column++) {
        if (Math.abs(row[column]!) <= least) continue;
        columns[length] = column;
        values[length++] = row[column]!;
      }
      starts.push(length);
    },
    rows: () => ({
      starts: Int32Array.from(starts),
      columns: columns.slice(0, length),
      values: values.slice(0, length),
    }),
  };
}

/** Where rows of so many `lengths` begin when one follows the other, and where the last one ends. */
export function startsOf(lengths: readonly number[]): Int32Array {
  const starts = new Int32Array(lengths.length + 1);
  lengths.forEach((length, k) => (starts[k + 1] = starts[k]! + length));
  return starts;
}

/** Rows in another order: row `r` of the result is row `order[r]`. */
export function orderRows({ starts, columns, values }: SparseRows, order: Int32Array): SparseRows {
  const of = startsOf(Array.from(order, (row) => starts[row + 1]! - starts[row]!));
  const ordered = {
    starts: of,
    columns: new Int32Array(of.at(-1)!),
    values: new Float32Array(of.at(-1)!),
  };
  order.forEach((row, to) => {
    ordered.columns.set(columns.subarray(starts[row], starts[row + 1]), of[to]);
    ordered.values.set(values.subarray(starts[row], starts[row + 1]), of[to]);
  });
  return ordered;
}

/** Some rows of columns that follow one another; the same where these are all. */
export function columnsAmong(columns: Float64Array, samples: number, rows: Int32Array): Float64Array {
  if (rows.length === samples) return columns;
  const result = new Float64Array((columns.length / samples) * rows.length);
  for (let from = 0, to = 0; from < columns.length; from += samples) {
    for (let k = 0; k < rows.length; k++) result[to++] = columns[from + rows[k]!]!;
  }
  return result;
}

/** Rows and columns of a samples × samples matrix; the same where these are all. */
export function matrixAmong(matrix: Float64Array, samples: number, rows: Int32Array): Float64Array {
  if (rows.length === samples) return matrix;
  const result = new Float64Array(rows.length ** 2);
  let to = 0;
  for (const row of rows) {
    for (let k = 0; k < rows.length; k++) result[to++] = matrix[row * samples + rows[k]!]!;
  }
  return result;
}

/** The mean of the known values of every feature of a feature-major matrix, summed in double precision. */
export function featureMeans(
  values: Float32Array | Float64Array,
  rows: number,
  columns: number,
): Float64Array {
  const means = new Float64Array(columns);
  for (let feature = 0, at = 0; feature < columns; feature++) {
    let sum = 0;
    let known = rows;
    for (const end = at + rows; at < end; at++) {
      const value = values[at]!;
      if (Number.isNaN(value)) known--;
      else sum += value;
    }
    means[feature] = sum / known;
  }
  return means;
}

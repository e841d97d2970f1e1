/** The variance (÷ n) of one feature of a feature-major matrix. */
export function columnVariance(values: Float32Array, feature: number, rows: number): number {
  const from = feature * rows;
  let mean = 0;
  for (let row = 0; row < rows; row++) mean += values[from + row]! / rows;
  let square = 0;
  for (let row = 0; row < rows; row++) square += (values[from + row]! - mean) ** 2;
  return square / rows;
}

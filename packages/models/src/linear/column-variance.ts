/** The variance (÷ n) of the known values of one feature of a feature-major matrix. */
export function columnVariance(values: Float32Array, feature: number, rows: number): number {
  const own = values.subarray(feature * rows, (feature + 1) * rows);
  let known = 0;
  for (const value of own) if (!Number.isNaN(value)) known++;
  let mean = 0;
  for (const value of own) if (!Number.isNaN(value)) mean += value / known;
  let square = 0;
  for (const value of own) if (!Number.isNaN(value)) square += (value - mean) ** 2;
  return square / known;
}

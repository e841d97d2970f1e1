import type { Matrix } from '@snpress/data';

/**
 * Every feature minus its mean, scaled to length 1; feature-major. The dot product of two features is their Pearson
 * correlation. A constant feature is all zero.
 * @param least - the smallest variance that a feature is scaled by: one that varies less is shorter
 */
export function standardise({ samples, features, values }: Matrix, least = 0): Float64Array {
  const rows = samples.length;
  const result = new Float64Array(values.length);
  for (let feature = 0; feature < features.length; feature++) {
    const column = values.subarray(feature * rows, (feature + 1) * rows);
    if (column.every((value) => value === column[0])) continue;
    let mean = 0;
    for (const value of column) mean += value / rows;
    let squares = 0;
    for (const value of column) squares += (value - mean) ** 2;
    const scale = 1 / Math.sqrt(Math.max(squares, least * rows));
    for (let row = 0; row < rows; row++) result[feature * rows + row] = (column[row]! - mean) * scale;
  }
  return result;
}

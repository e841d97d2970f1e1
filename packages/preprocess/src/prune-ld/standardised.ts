/**
 * The dosages of a marker, missing ones at the mean, centred and of length 1, so that the product of two is their
 * correlation; all zero for a marker that does not vary.
 */
export function standardised(dosages: Float32Array): Float64Array {
  let sum = 0;
  let observed = 0;
  for (const dosage of dosages) {
    if (Number.isNaN(dosage)) continue;
    sum += dosage;
    observed++;
  }
  const mean = sum / observed;
  const column = new Float64Array(dosages.length);
  let square = 0;
  for (let row = 0; row < dosages.length; row++) {
    const dosage = dosages[row]!;
    if (Number.isNaN(dosage)) continue;
    column[row] = dosage - mean;
    square += column[row]! ** 2;
  }
  const length = Math.sqrt(square);
  if (length > 0) for (let row = 0; row < column.length; row++) column[row]! /= length;
  return column;
}

/** Squared correlation of two standardised columns. */
export function squaredCorrelation(a: Float64Array, b: Float64Array): number {
  const { length } = a;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let row = 0;
  for (; row + 3 < length; row += 4) {
    s0 += a[row]! * b[row]!;
    s1 += a[row + 1]! * b[row + 1]!;
    s2 += a[row + 2]! * b[row + 2]!;
    s3 += a[row + 3]! * b[row + 3]!;
  }
  for (; row < length; row++) s0 += a[row]! * b[row]!;
  return (s0 + s1 + (s2 + s3)) ** 2;
}

import type { Matrix } from '@snpress/data';

/** Squared Euclidean distances between the genotypes of new and training samples; row-major, new × training. */
export function squaredDistances(genotypes: Matrix, training: Matrix): Float64Array {
  const rows = genotypes.samples.length;
  const columns = training.samples.length;
  const distances = new Float64Array(rows * columns);
  for (let marker = 0; marker < training.features.length; marker++) {
    const other = training.values.subarray(marker * columns, (marker + 1) * columns);
    for (let row = 0; row < rows; row++) {
      const value = genotypes.values[marker * rows + row]!;
      const at = row * columns;
      for (let column = 0; column < columns; column++) {
        const difference = value - other[column]!;
        distances[at + column]! += difference * difference;
      }
    }
  }
  return distances;
}

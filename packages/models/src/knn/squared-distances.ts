import type { Matrix } from '@snpress/data';

/**
 * Squared Euclidean distances between the genotypes of new and training samples; row-major, new × training.
 * @param weights - one per marker, of its squared differences; 1 where there are none.
 */
export function squaredDistances(genotypes: Matrix, training: Matrix, weights?: Float64Array): Float64Array {
  const rows = genotypes.samples.length;
  const columns = training.samples.length;
  const distances = new Float64Array(rows * columns);
  for (let marker = 0; marker < training.features.length; marker++) {
    const weight = weights?.[marker] ?? 1;
    const other = training.values.subarray(marker * columns, (marker + 1) * columns);
    for (let row = 0; row < rows; row++) {
      const value = genotypes.values[marker * rows + row]!;
      const at = row * columns;
      for (let column = 0; column < columns; column++) {
        const difference = value - other[column]!;
        distances[at + column]! += weight * difference * difference;
      }
    }
  }
  return distances;
}

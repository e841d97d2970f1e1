import { levelsPerFeature } from '@snpress/data/matrix/called-values';
import type { Matrix } from '@snpress/data';

/** How many values a matrix has; calls of another number than their levels ask for are not made. */
export function countOfValues(matrix: Pick<Matrix, 'samples' | 'values' | 'called'>): number {
  const { samples, called } = matrix;
  return called === undefined
    ? matrix.values.length
    : (samples.length * called.levels.length) / levelsPerFeature;
}

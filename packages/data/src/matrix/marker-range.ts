import { levelsPerFeature } from './called-values.js';
import type { Matrix } from './matrix.js';
import { matrixOfCalls } from './matrix-of-calls.js';

/** Markers `first … end − 1` with all samples, without a copy of their values. */
export function markerRange(genotypes: Matrix, first: number, end: number): Matrix {
  const { samples, features, ploidy, called } = genotypes;
  const rows = samples.length;
  const labels = { samples, features: features.slice(first, end), ploidy };
  if (called === undefined) return { ...labels, values: genotypes.values.subarray(first * rows, end * rows) };
  return matrixOfCalls(labels, {
    calls: called.calls.subarray(first * rows, end * rows),
    levels: called.levels.subarray(first * levelsPerFeature, end * levelsPerFeature),
  });
}

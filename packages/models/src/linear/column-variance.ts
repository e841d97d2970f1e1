import { levelsPerFeature } from '@snpress/data/matrix/called-values';
import { countsOfCalls } from '@snpress/data/markers/counts-of-calls';
import type { Dosages } from '../linear-algebra/plain-calls.js';

/** The variance (÷ n) of the known values of one feature of a feature-major matrix. */
export function columnVariance(values: Float32Array, feature: number, rows: number): number {
  const end = (feature + 1) * rows;
  let known = 0;
  let sum = 0;
  for (let at = end - rows; at < end; at++) {
    const value = values[at]!;
    if (Number.isNaN(value)) continue;
    known++;
    sum += value;
  }
  const mean = sum / known;
  let square = 0;
  for (let at = end - rows; at < end; at++) {
    const value = values[at]!;
    if (!Number.isNaN(value)) square += (value - mean) ** 2;
  }
  return square / known;
}

/** The variance of each marker, when it is asked for. */
export function varianceIn(genotypes: Dosages): (marker: number) => number {
  return (marker) => markerVariance(genotypes, marker);
}

/** The same of a marker; of calls, from how many there are of each. */
export function markerVariance(genotypes: Dosages, marker: number): number {
  const { samples, called } = genotypes;
  const rows = samples.length;
  if (called === undefined) return columnVariance(genotypes.values, marker, rows);
  const counts = countsOfCalls(called.calls, marker * rows, rows);
  const levels = called.levels.subarray(marker * levelsPerFeature, (marker + 1) * levelsPerFeature);
  const known = levels.map((level, call) => (Number.isNaN(level) ? 0 : counts[call]!));
  const total = known.reduce((sum, count) => sum + count, 0);
  const over = (term: (level: number) => number): number =>
    known.reduce((sum, count, call) => (count === 0 ? sum : sum + count * term(levels[call]!)), 0) / total;
  const mean = over((level) => level);
  return over((level) => (level - mean) ** 2);
}

import type { Matrix } from '../matrix/matrix.js';
import { markersOf } from '../reconcile/markers-of.js';
import { countBins } from './count-bins.js';
import type { MatrixSummary } from './matrix-summary.js';
import { spreadOf } from './spread-of.js';

/** Summarises how frequent the counted allele is among the calls of each marker; null where no marker has any. */
export function summariseFrequencies(matrix: Matrix, ploidy: 1 | 2): MatrixSummary['frequencies'] {
  const frequencies = markersOf(matrix, ploidy).frequencies.filter((frequency) => !Number.isNaN(frequency));
  const spread = spreadOf(frequencies);
  if (spread === null) return null;
  const rarerBelow = (limit: number): number =>
    frequencies.reduce((count, frequency) => count + Number(Math.min(frequency, 1 - frequency) < limit), 0);
  return {
    spread,
    monomorphic: frequencies.reduce(
      (count, frequency) => count + Number(frequency === 0 || frequency === 1),
      0,
    ),
    below1Percent: rarerBelow(0.01),
    below5Percent: rarerBelow(0.05),
    histogram: countBins(frequencies, 0, 1, 10),
  };
}

import { meanOf } from '../distribution/mean-of.js';
import { criticalT, twoSidedP } from '../distribution/student-t.js';

/** A test of whether a mean difference is zero. */
export interface CorrectedTTest {
  readonly standardError: number;
  readonly t: number;
  readonly df: number;
  /** Two-sided. */
  readonly p: number;
  /** 95 % interval of the mean difference. */
  readonly interval: readonly [low: number, high: number];
}

/**
 * The corrected resampled t-test: training sets of different splits overlap, so that the plain paired t-test finds
 * differences that are not there. The variance of the mean is (1/J + n_test/n_train) s², with J − 1 degrees of freedom.
 * @see Nadeau & Bengio, Inference for the Generalization Error, Machine Learning 52:239 (2003), Eq. 9
 * @param differences one per outer split
 * @param testToTrain mean of n_test / n_train over splits
 * @returns null where there is but one split
 */
export function correctedTTest(differences: readonly number[], testToTrain: number): CorrectedTTest | null {
  const splits = differences.length;
  if (splits < 2) return null;
  const df = splits - 1;
  const mean = meanOf(differences);
  const variance = differences.reduce((sum, difference) => sum + (difference - mean) ** 2, 0) / df;
  const standardError = Math.sqrt((1 / splits + testToTrain) * variance);
  const t = mean === 0 ? 0 : mean / standardError;
  const margin = criticalT(0.05, df) * standardError;
  return { standardError, t, df, p: twoSidedP(t, df), interval: [mean - margin, mean + margin] };
}

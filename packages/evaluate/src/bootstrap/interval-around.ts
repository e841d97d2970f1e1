import { criticalNormal } from '../distribution/normal.js';
import { meanOf } from '../distribution/mean-of.js';
import { quantileOf } from '../distribution/quantile-of.js';
import { criticalT } from '../distribution/student-t.js';
import type { Interval } from '../distribution/interval.js';

/** What decides how far an interval reaches. */
interface Reach {
  readonly level: number;
  /** Number of resampled samples. */
  readonly samples: number;
  /** Number of outer splits. */
  readonly splits: number;
}

/**
 * The bootstrap interval around an estimate: the quantiles of the draws less their mean, stretched by two factors.
 *
 * - Few samples: the bootstrap divides by n and not by n − 1, and its quantiles are those of a normal and not of a t
 *   distribution (Hesterberg, What teachers should know about the bootstrap, The American Statistician 69:371, 2015,
 *   section 4.3): t(n − 1) / z · √(n / (n − 1)), which is 1.17 for 12 samples and 1.02 for 112.
 * - Several splits: a held-out sample also trains the models that other held-out samples are judged by. Two samples
 *   then meet twice, each time one of them held out, and what chance gives to one meeting it gives to the other. Where
 *   there is nothing to learn this doubles the variance (`permutationTest` says why): √2. It is the dependence that
 *   Bates, Hastie & Tibshirani (Cross-validation: what does it estimate and how well does it do it?, JASA 119:1434,
 *   2024) found in cross-validation. Where models predict well it matters less, and the interval is wider than needed.
 *
 * Centred at the estimate, since a resample repeats samples, which biases the mean of the genes' skills and r.
 */
export function intervalAround(
  estimate: number,
  draws: Float64Array,
  { level, samples, splits }: Reach,
  [lowest, highest]: Interval = [-Infinity, Infinity],
): Interval {
  const defined = draws.filter((draw) => !Number.isNaN(draw)).sort();
  if (samples < 2 || defined.length === 0) return [NaN, NaN];
  const few =
    (criticalT(1 - level, samples - 1) / criticalNormal(1 - level)) * Math.sqrt(samples / (samples - 1));
  const stretch = few * Math.sqrt(Math.min(2, splits));
  const centre = meanOf(defined);
  const endAt = (probability: number): number =>
    Math.min(highest, Math.max(lowest, estimate + stretch * (quantileOf(defined, probability) - centre)));
  return [endAt((1 - level) / 2), endAt((1 + level) / 2)];
}

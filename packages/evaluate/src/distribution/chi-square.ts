import { logGamma } from './log-gamma.js';
import { twoSidedNormalP } from './normal.js';

/**
 * P(X ≥ x) of a chi-square variable with a whole number of degrees of freedom: the finite sum of the incomplete gamma function, whose
 * terms are all positive, so that far tails are exact too.
 * @see NIST Digital Library of Mathematical Functions, 8.8.2 and 8.4.9
 */
export function chiSquareTail(x: number, df: number): number {
  if (Number.isNaN(x) || !Number.isInteger(df) || df < 1) return NaN;
  if (x <= 0) return 1;
  const half = x / 2;
  const isOdd = df % 2 === 1;
  let sum = isOdd ? twoSidedNormalP(Math.sqrt(x)) : 0;
  for (let k = isOdd ? 0.5 : 0; k < df / 2 - 0.25; k++)
    sum += Math.exp(k * Math.log(half) - half - logGamma(k + 1));
  return Math.min(1, sum);
}

import { meanOf } from '@snpress/evaluate/distribution/mean-of';
import { twoSidedNormalP } from '@snpress/evaluate/distribution/normal';
import type { Coefficient } from './associate-linearly.js';
import { fitLogistic } from './fit-logistic.js';

/**
 * The coefficient of one variable beside others in a logistic regression: Wald's test, or with Firth's penalty the test of the penalised
 * likelihood ratio, whose z is the signed root of its chi-square.
 *
 * @param others - orthonormal columns beside the variable, the intercept among them, one after the other.
 * @returns undefined where it does not converge.
 */
export function associateLogistically(
  variable: Float64Array,
  outcome: Float64Array,
  others: Float64Array,
  firth: boolean,
): Coefficient | undefined {
  const rows = outcome.length;
  // On a scale of 1 every step of the fit is of a sensible size.
  const mean = meanOf(variable);
  const deviation = Math.sqrt(meanOf(variable.map((value) => (value - mean) ** 2)));
  const columns = new Float64Array(others.length + rows);
  columns.set(others.map((value) => value * Math.sqrt(rows)));
  columns.set(
    variable.map((value) => (value - mean) / deviation),
    others.length,
  );
  const place = others.length / rows;
  const fit = fitLogistic(columns, outcome, { firth });
  if (fit === undefined) return undefined;
  const effect = fit.coefficients[place]! / deviation;
  const se = Math.sqrt(fit.covariance[place * (place + 1) + place]!) / deviation;
  if (!firth) return { effect, se, z: effect / se, p: twoSidedNormalP(effect / se) };
  const without = fitLogistic(columns, outcome, { firth, fixed: place });
  if (without === undefined) return undefined;
  const ratio = Math.max(0, 2 * (fit.logLikelihood - without.logLikelihood));
  const z = Math.sign(effect) * Math.sqrt(ratio);
  return { effect, se, z, p: twoSidedNormalP(z) };
}

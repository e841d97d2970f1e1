import { criticalT } from '../distribution/student-t.js';
import type { Heritability } from './heritability.js';
import { maximiseReml, remlWithoutEach, type RemlRange } from './maximise-reml.js';

/**
 * The share of the variance of all genes together. The sums Sₖ = Σ_g z²_gk have the expectation A dₖ + B, where A is the
 * genetic and B the other variance of all genes, however differently they are shared out, so that the REML equations of
 * one trait, given the sums, estimate A / (A + B).
 *
 * The standard error is a jackknife over directions: those of independent samples are independent, and one takes all
 * genes along, however correlated they are. A jackknife over samples errs upwards, by a factor of up to √2 (Efron &
 * Stein 1981: the estimate is quadratic in them), at a decomposition per group. Where eigenvalues are equal, as with
 * fewer markers than samples, their directions are any basis, and another order of the samples gives a slightly other error.
 *
 * @param sums - Sₖ, one per eigenvalue.
 */
export function pooledHeritability(eigenvalues: Float64Array, sums: Float64Array): Heritability['pooled'] {
  // Chance may put the estimate below 0 or above 1; cut off there, it would be no basis for a standard error.
  const range: RemlRange = [1 / (1 - eigenvalues[0]!), 1 / (1 - eigenvalues.at(-1)!)];
  const estimate = maximiseReml(eigenvalues, sums, range)[0]!.h2;
  const without = remlWithoutEach(eigenvalues, sums, range);
  const size = without.length;
  const mean = without.reduce((sum, value) => sum + value, 0) / size;
  const squares = without.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const standardError = Math.sqrt(((size - 1) / size) * squares);
  const margin = criticalT(0.05, size - 1) * standardError;
  return {
    h2: within(estimate),
    standardError,
    interval: [within(estimate - margin), within(estimate + margin)],
  };
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}

/**
 * Standard error of 1 − Σ own / Σ mean, by the linearisation of a ratio of two sums over samples (Cochran, Sampling Techniques, 3rd
 * edition, section 2.11). As of `bootstrapEvaluation`, several splits double the variance, since a held-out sample trains the
 * models that others are judged by.
 *
 * @param pairs - squared errors of one gene by held-out value: of the model, and of the training mean
 * @param splits - number of outer splits
 * @returns NaN where there are fewer than two values, or the mean makes no error
 * @example
 * skillStandardError([[0.1, 0.4], [0.2, 0.3], [0.1, 0.5]], 1);
 */
export function skillStandardError(
  pairs: readonly (readonly [own: number, mean: number])[],
  splits: number,
): number {
  const n = pairs.length;
  const [own, mean] = pairs.reduce<readonly [number, number]>(([a, b], [x, y]) => [a + x, b + y], [0, 0]);
  if (n < 2 || mean === 0) return NaN;
  const ratio = own / mean;
  const squares = pairs.reduce((sum, [x, y]) => sum + (x - ratio * y) ** 2, 0);
  return Math.sqrt(((n / (n - 1)) * squares * Math.min(2, splits)) / mean ** 2);
}

/**
 * P(|Z| ≥ |z|) of a standard normal variable: the series of the error function near zero, its continued fraction
 * further out.
 * @see NIST Digital Library of Mathematical Functions, 7.6.2 and 7.9.1
 */
export function twoSidedNormalP(z: number): number {
  return Math.exp(logTwoSidedNormalP(z));
}

/** ln P(|Z| ≥ |z|), which has no smallest number: where P itself is below 1e-308 too. */
export function logTwoSidedNormalP(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const logDensity = -x * x - Math.log(Math.PI) / 2;
  if (x > 2) {
    let fraction = x;
    for (let k = 60; k > 0; k--) fraction = x + k / 2 / fraction;
    return logDensity - Math.log(fraction);
  }
  let term = 2 * x;
  let sum = 0;
  for (let k = 1; term > 1e-18 * sum; k++) {
    sum += term;
    term *= (2 * x * x) / (2 * k + 1);
  }
  return Math.log1p(-Math.exp(logDensity) * sum);
}

/** The z that |Z| exceeds with probability `p`. */
export function criticalNormal(p: number): number {
  return criticalNormalOfLog(Math.log(p));
}

/**
 * The z that |Z| exceeds with a probability whose logarithm is `logP`. Newton's method on the logarithm, which is concave: from
 * √(−2 ln p), which is above, it comes down to the solution.
 */
export function criticalNormalOfLog(logP: number): number {
  if (!(logP <= 0)) return NaN;
  let z = Math.sqrt(-2 * logP);
  for (let step = 0; step < 100; step++) {
    const own = logTwoSidedNormalP(z);
    const slope = -Math.exp(-(z * z) / 2 - own) * Math.sqrt(2 / Math.PI);
    const next = Math.max(0, z + (logP - own) / slope);
    if (!(Math.abs(next - z) > 1e-15 * z)) return next;
    z = next;
  }
  return z;
}

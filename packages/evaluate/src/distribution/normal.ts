/**
 * P(|Z| ≥ |z|) of a standard normal variable: the series of the error function near zero, its continued fraction
 * further out.
 * @see NIST Digital Library of Mathematical Functions, 7.6.2 and 7.9.1
 */
export function twoSidedNormalP(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const density = Math.exp(-x * x) / Math.sqrt(Math.PI);
  if (x > 2) {
    let fraction = x;
    for (let k = 60; k > 0; k--) fraction = x + k / 2 / fraction;
    return density / fraction;
  }
  let term = 2 * x;
  let sum = 0;
  for (let k = 1; term > 1e-18 * sum; k++) {
    sum += term;
    term *= (2 * x * x) / (2 * k + 1);
  }
  return 1 - density * sum;
}

/** The z that |Z| exceeds with probability `p`: found by halving, to the last bit that matters. */
export function criticalNormal(p: number): number {
  let low = 0;
  let high = 40;
  for (let step = 0; step < 200 && high - low > 1e-15 * high; step++) {
    const middle = (low + high) / 2;
    if (twoSidedNormalP(middle) > p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

import { incompleteBeta } from './incomplete-beta.js';

/** P(|T| ≥ |t|) for Student's t with `df` degrees of freedom. */
export function twoSidedP(t: number, df: number): number {
  if (Math.abs(t) === Infinity) return 0;
  return incompleteBeta(df / 2, 0.5, df / (df + t * t));
}

/** The t that |T| exceeds with probability `p`: found by halving, to the last bit that matters. */
export function criticalT(p: number, df: number): number {
  let low = 0;
  let high = 1;
  while (twoSidedP(high, df) > p) high *= 2;
  for (let step = 0; step < 200 && high - low > 1e-15 * high; step++) {
    const middle = (low + high) / 2;
    if (twoSidedP(middle, df) > p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

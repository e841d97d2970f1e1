import { meanOf } from '../distribution/mean-of.js';

/** Signed Pearson correlation, in two passes; NaN where one side is constant or there are fewer than two pairs. */
export function pearson(x: Float64Array, y: Float64Array): number {
  const xMean = meanOf(x);
  const yMean = meanOf(y);
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let index = 0; index < x.length; index++) {
    const dx = x[index]! - xMean;
    const dy = y[index]! - yMean;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}

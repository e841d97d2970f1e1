/** A summary of observed values; NaN where there are none. */
export type Statistic = (observed: ArrayLike<number>) => number;

/** Arithmetic mean. */
export const mean: Statistic = (observed) => {
  let sum = 0;
  for (let index = 0; index < observed.length; index++) sum += observed[index]!;
  return sum / observed.length;
};

/** Middle value; the mean of the two middle values for an even count. */
export const median: Statistic = (observed) => {
  const sorted = Float64Array.from(observed).sort();
  const half = sorted.length >> 1;
  if (sorted.length === 0) return NaN;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
};

/** Middle value; the lower of the two middle values for an even count. */
export const lowerMedian: Statistic = (observed) =>
  Float64Array.from(observed).sort()[(observed.length - 1) >> 1] ?? NaN;

/** The value that occurs most often; the smallest of them on a tie. */
export const mostFrequent: Statistic = (observed) => {
  const sorted = Float64Array.from(observed).sort();
  let best = NaN;
  let bestCount = 0;
  for (let start = 0, end = 0; start < sorted.length; start = end) {
    while (end < sorted.length && sorted[end] === sorted[start]) end++;
    if (end - start > bestCount) {
      best = sorted[start]!;
      bestCount = end - start;
    }
  }
  return best;
};

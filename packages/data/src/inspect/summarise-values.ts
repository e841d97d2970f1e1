import { countBins } from './count-bins.js';
import type { MatrixSummary } from './matrix-summary.js';

const mostDistinct = 20;
const bins = 20;

/** Summarises the values that are not missing. */
export function summariseValues(values: Float32Array): MatrixSummary['values'] {
  const counts = new Map<number, number>();
  let min = Infinity;
  let max = -Infinity;
  let sum = 0;
  let count = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (Number.isNaN(value)) continue;
    count++;
    sum += value;
    if (value < min) min = value;
    if (value > max) max = value;
    const known = counts.get(value);
    if (known !== undefined || counts.size <= mostDistinct) counts.set(value, (known ?? 0) + 1);
  }
  if (count === 0) return null;
  const distinct = Array.from(counts, ([value, times]) => ({ value, count: times })).sort(
    (a, b) => a.value - b.value,
  );
  return {
    min,
    mean: sum / count,
    max,
    distinct: distinct.length <= mostDistinct ? distinct : null,
    histogram: countBins(values, min, max, max === min ? 1 : bins),
  };
}

import type { Matrix } from '@snpress/data';
import type { Problem } from '@snpress/preprocess';

/** Where a matrix holds values that are not finite: nothing, or one problem that names the first of them. */
export function describeMissing(
  name: string,
  what: string,
  { samples, features, values }: Matrix,
): Problem[] {
  const first = indexOfNotFinite(values);
  if (first === -1) return [];
  let count = 0;
  for (const value of values) if (!Number.isFinite(value)) count++;
  const feature = features[Math.floor(first / samples.length)]!;
  const sample = samples[first % samples.length]!;
  const value = Number.isNaN(values[first]) ? 'missing' : 'infinite';
  return [
    {
      code: 'missing-value',
      subject: feature,
      message:
        `${name}: ${count} ${count === 1 ? 'value is' : 'values are'} missing or infinite, the first (${value}) ` +
        `at ${what} "${feature}", sample "${sample}"`,
      hint: 'impute or drop them first',
    },
  ];
}

/** A plain loop: this runs over every value of every training set, where a callback costs more than the test. */
function indexOfNotFinite(values: ArrayLike<number>): number {
  for (let index = 0; index < values.length; index++) if (!Number.isFinite(values[index])) return index;
  return -1;
}

import type { Matrix } from '@snpress/data';
import type { Problem } from '@snpress/preprocess';

/** Where a matrix holds values that are not finite: nothing, or one problem that names the first of them. */
export function describeMissing(name: string, what: string, matrix: Matrix): Problem[] {
  return describe(name, what, matrix, (value) => !Number.isFinite(value), 'missing or infinite');
}

/** The same of infinite values alone. */
export function describeInfinite(name: string, what: string, matrix: Matrix): Problem[] {
  return describe(name, what, matrix, (value) => value === Infinity || value === -Infinity, 'infinite');
}

function describe(
  name: string,
  what: string,
  { samples, features, values }: Matrix,
  isWrong: (value: number) => boolean,
  how: string,
): Problem[] {
  let count = 0;
  let first = -1;
  for (let at = 0; at < values.length; at++) {
    if (!isWrong(values[at]!)) continue;
    if (count++ === 0) first = at;
  }
  if (count === 0) return [];
  const feature = features[Math.floor(first / samples.length)]!;
  const sample = samples[first % samples.length]!;
  const value = Number.isNaN(values[first]) ? 'missing' : 'infinite';
  return [
    {
      code: 'missing-value',
      subject: feature,
      message:
        `${name}: ${count} ${count === 1 ? 'value is' : 'values are'} ${how}, the first (${value}) ` +
        `at ${what} "${feature}", sample "${sample}"`,
      hint: 'impute or drop them first',
    },
  ];
}

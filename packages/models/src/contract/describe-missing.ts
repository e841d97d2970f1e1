import { levelsPerFeature } from '@snpress/data/matrix/called-values';
import type { CalledValues, Matrix } from '@snpress/data';
import type { Problem } from '@snpress/preprocess';

/** Where a matrix holds values that are not finite: nothing, or one problem that names the first of them. */
export function describeMissing(name: string, what: string, matrix: Matrix): Problem[] {
  return describe(name, what, matrix, (value) => !Number.isFinite(value), 'missing or infinite');
}

/** The same of infinite values alone. */
export function describeInfinite(name: string, what: string, matrix: Matrix): Problem[] {
  return describe(name, what, matrix, (value) => value === Infinity || value === -Infinity, 'infinite');
}

/** Whether a call that there is stands for what is wrong. */
function standsForWrong(called: CalledValues, isWrong: (value: number) => boolean): boolean {
  const { levels } = called;
  return levels.some((level, at) => {
    if (!isWrong(level)) return false;
    const rows = (called.calls.length * levelsPerFeature) / levels.length;
    const from = Math.floor(at / levelsPerFeature) * rows;
    return called.calls.subarray(from, from + rows).includes((at % levelsPerFeature) - 1);
  });
}

function describe(
  name: string,
  what: string,
  matrix: Matrix,
  isWrong: (value: number) => boolean,
  how: string,
): Problem[] {
  const { samples, features, called } = matrix;
  if (called !== undefined && !standsForWrong(called, isWrong)) return [];
  const { values } = matrix;
  if (areFinite(values)) return [];
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

/** What is finite gives zero, times zero. */
function areFinite(values: Float32Array): boolean {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += 0 * values[at]!;
  return sum === 0;
}

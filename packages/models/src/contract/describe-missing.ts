import type { Matrix } from '@snpress/data';

/** Where a matrix holds values that are not finite: nothing, or one sentence that names the first of them. */
export function describeMissing(name: string, what: string, { samples, features, values }: Matrix): string[] {
  const first = indexOfNotFinite(values);
  if (first === -1) return [];
  const count = values.reduce((sum, value) => sum + (Number.isFinite(value) ? 0 : 1), 0);
  const feature = features[Math.floor(first / samples.length)]!;
  const sample = samples[first % samples.length]!;
  const value = Number.isNaN(values[first]) ? 'missing' : 'infinite';
  return [
    `${name}: ${count} ${count === 1 ? 'value is' : 'values are'} missing or infinite, the first (${value}) ` +
      `at ${what} "${feature}", sample "${sample}"; impute or drop them first`,
  ];
}

/** A plain loop: this runs over every value of every training set, where a callback costs more than the test. */
function indexOfNotFinite(values: Float32Array): number {
  for (let index = 0; index < values.length; index++) if (!Number.isFinite(values[index])) return index;
  return -1;
}

import type { Matrix } from '@snpress/data';
import { describeMissing } from '@snpress/models/contract/describe-missing';
import { EvaluationError } from '../evaluation-error.js';

/** @throws EvaluationError where a value is missing or infinite: how many are, and which is the first. */
export function checkComplete(name: string, what: string, matrix: Matrix, hint: string): void {
  if (describeMissing(name, what, matrix).length === 0) return;
  const { samples, features, values } = matrix;
  const first = values.findIndex((value) => !Number.isFinite(value));
  let count = 0;
  for (const value of values) if (!Number.isFinite(value)) count++;
  throw new EvaluationError(
    `Heritability needs complete ${name}: ${count} of ${values.length} values are missing or infinite, the first of ` +
      `${what} "${features[Math.floor(first / samples.length)]!}", sample "${samples[first % samples.length]!}". ${hint}`,
  );
}

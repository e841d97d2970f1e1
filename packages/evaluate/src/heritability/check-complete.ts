import type { Matrix } from '@snpress/data';
import { EvaluationError } from '../evaluation-error.js';

/** @throws EvaluationError where a value is missing or infinite: how many are, and which is the first. */
export function checkComplete(
  name: string,
  what: string,
  { samples, features, values }: Matrix,
  hint: string,
): void {
  const first = values.findIndex((value) => !Number.isFinite(value));
  if (first === -1) return;
  let count = 0;
  for (const value of values) if (!Number.isFinite(value)) count++;
  throw new EvaluationError(
    `Heritability needs complete ${name}: ${count} of ${values.length} values are missing or infinite, the first of ` +
      `${what} "${features[Math.floor(first / samples.length)]!}", sample "${samples[first % samples.length]!}". ${hint}`,
  );
}

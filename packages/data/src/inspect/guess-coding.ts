import type { Coding, MatrixSummary } from './matrix-summary.js';

/** Says how values look like they are coded, from the distinct ones and their range. */
export function guessCoding(values: MatrixSummary['values']): Coding {
  if (values === null) return 'none';
  const { distinct, min, max } = values;
  if (distinct?.every(({ value }) => Number.isInteger(value))) {
    if (min >= 0 && max <= 1) return '0/1';
    if (min >= 0 && max <= 2) return '0/1/2';
    return min >= -1 && max <= 1 ? '-1/0/1' : 'integers';
  }
  return min >= 0 && max <= 2 ? 'dosage' : 'continuous';
}

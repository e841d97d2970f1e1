import type { Covariates, Rng } from '@snpress/data';
import { variance } from '../simulate/variance.js';

const youngest = 20;
const oldest = 79;

/** Sex, age, and the share of each population but the first, as ADMIXTURE estimates it. */
export function drawCovariates(
  samples: readonly string[],
  ancestry: readonly Float64Array[],
  rng: Rng,
): Covariates {
  const levels = ['female', 'male'];
  return {
    samples,
    columns: [
      { name: 'sex', kind: 'categorical', levels, codes: Int32Array.from(samples, () => rng.integer(2)) },
      {
        name: 'age',
        kind: 'numeric',
        values: Float64Array.from(samples, () => youngest + rng.integer(oldest - youngest + 1)),
      },
      ...ancestry
        .slice(1)
        .map((values, index) => ({ name: `ancestry${index + 2}`, kind: 'numeric' as const, values })),
    ],
  };
}

/** Covariates as numbers of mean 0 and variance 1; those that do not vary are 0. */
export function standardisedCovariates({ columns }: Covariates): Float64Array[] {
  return columns.map((column) => {
    const values = Float64Array.from(column.kind === 'numeric' ? column.values : column.codes);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(variance(values)) || 1;
    return values.map((value) => (value - mean) / deviation);
  });
}

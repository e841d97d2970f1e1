import { checkIndices } from '../matrix/check-indices.js';
import type { CovariateColumn, Covariates } from './covariates.js';

/**
 * The covariates of some samples, in the order asked for.
 * @throws RangeError where an index lies outside the table or occurs twice.
 */
export function selectCovariates({ samples, columns }: Covariates, rows: ArrayLike<number>): Covariates {
  checkIndices('sample', rows, samples.length);
  const ids = Array.from(rows, (row) => samples[row]!);
  return {
    samples: ids,
    columns: columns.map((column): CovariateColumn =>
      column.kind === 'numeric'
        ? { ...column, values: Float64Array.from(rows, (row) => column.values[row]!) }
        : { ...column, codes: Int32Array.from(rows, (row) => column.codes[row]!) },
    ),
  };
}

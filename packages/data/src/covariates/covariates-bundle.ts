import type { ArrayBundle, Json } from '../bundle/array-bundle.js';
import { DataError } from '../errors/data-error.js';
import type { CovariateColumn, Covariates } from './covariates.js';

const type = 'covariates';

/** Covariates as a bundle; `covariatesFromBundle` restores them. */
export function covariatesToBundle({ samples, columns }: Covariates): ArrayBundle {
  return {
    metadata: {
      type,
      columns: columns.map((column): Json => {
        const { name, kind } = column;
        return kind === 'numeric' ? { name, kind } : { name, kind, levels: [...column.levels] };
      }),
    },
    arrays: {
      samples,
      ...Object.fromEntries(
        columns.map((column, index) => [
          String(index),
          column.kind === 'numeric' ? column.values : column.codes,
        ]),
      ),
    },
  };
}

/**
 * The covariates of a bundle.
 * @throws DataError where it holds something else.
 */
export function covariatesFromBundle({ metadata, arrays }: ArrayBundle): Covariates {
  if (metadata.type !== type) {
    throw new DataError({
      message: 'This bundle holds no covariates',
      hint: 'Give what covariatesToBundle made',
    });
  }
  const described = metadata.columns as unknown as readonly Omit<CovariateColumn, 'values' | 'codes'>[];
  return {
    samples: arrays.samples as readonly string[],
    columns: described.map(
      (column, index) =>
        ({ ...column, [column.kind === 'numeric' ? 'values' : 'codes']: arrays[index] }) as CovariateColumn,
    ),
  };
}

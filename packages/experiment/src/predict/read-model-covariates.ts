import { readCovariates } from '@snpress/formats/tables/read-covariates';
import type { SampleIdSource } from '@snpress/formats';
import { knownCovariates, type KnownCovariates, type WantingCovariates } from './known-covariates.js';

/** Where the covariates of new samples are. */
interface TableOfCovariates {
  readonly covariates?: string | undefined;
  /** Which ids to use for its samples. */
  readonly sampleIds?: SampleIdSource | undefined;
}

/**
 * Reads what a model wants of a table of covariates; undefined for a model that wants none.
 * @throws RequestError where there is a table and the model wants none; DataError where the table is at fault
 */
export async function readModelCovariates(
  model: WantingCovariates,
  { covariates: file, sampleIds }: TableOfCovariates,
  samples: readonly string[],
): Promise<KnownCovariates | undefined> {
  const table = model.covariates?.table ?? [];
  const covariates =
    file === undefined || table.length === 0
      ? undefined
      : await readCovariates(file, samples, {
          sampleIds,
          columns: table.map(({ name }) => name),
          categorical: table.filter(({ kind }) => kind === 'categorical').map(({ name }) => name),
        });
  return knownCovariates(model, covariates, samples, file);
}

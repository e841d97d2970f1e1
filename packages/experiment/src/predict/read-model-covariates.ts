import { readCovariates } from '@snpress/formats/tables/read-covariates';
import type { Covariates } from '@snpress/data';
import type { ModelArtifact } from '@snpress/models';
import { RequestError } from '../request-error.js';

/** What is known of the covariates of new samples. */
export interface KnownCovariates {
  readonly covariates: Covariates | undefined;
  /** The covariates that the model was trained with. */
  readonly names: readonly string[];
  /** How many of the samples the table has. */
  readonly samples: number;
}

/**
 * Reads what a model wants of a table of covariates; undefined for a model that wants none.
 * @throws RequestError where there is a table and the model wants none; DataError where the table is at fault
 */
export async function readModelCovariates(
  { name, covariates: wanted }: Pick<ModelArtifact, 'name' | 'covariates'>,
  file: string | undefined,
  samples: readonly string[],
): Promise<KnownCovariates | undefined> {
  const table = wanted?.table ?? [];
  if (table.length === 0) {
    if (file === undefined) return undefined;
    throw new RequestError(
      `--covariates ${file}: ${name} was trained without a table of covariates; leave it out`,
    );
  }
  const names = table.map((covariate) => covariate.name);
  if (file === undefined) return { covariates: undefined, names, samples: 0 };
  const covariates = await readCovariates(file, samples, {
    columns: names,
    categorical: table.filter(({ kind }) => kind === 'categorical').map((covariate) => covariate.name),
  });
  const known = new Set(covariates.samples);
  return { covariates, names, samples: samples.filter((id) => known.has(id)).length };
}

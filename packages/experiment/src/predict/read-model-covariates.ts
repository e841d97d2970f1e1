import { readCovariates } from '@snpress/formats/tables/read-covariates';
import type { Covariates } from '@snpress/data';
import type { SampleIdSource } from '@snpress/formats';
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

/** Where the covariates of new samples are. */
interface TableOfCovariates {
  readonly covariates?: string | undefined;
  /** Which ids to use for its samples. */
  readonly sampleIds?: SampleIdSource | undefined;
}

type Wanting = Pick<ModelArtifact, 'name' | 'covariates'>;

/**
 * Reads what a model wants of a table of covariates; undefined for a model that wants none.
 * @throws RequestError where there is a table and the model wants none; DataError where the table is at fault
 */
export async function readModelCovariates(
  model: Wanting,
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

/**
 * What is known of the covariates that a model was trained with; undefined for a model that wants none.
 * @throws RequestError where there are covariates, or a file of them, and the model wants none
 */
export function knownCovariates(
  { name, covariates: wanted }: Wanting,
  covariates: Covariates | undefined,
  samples: readonly string[],
  file?: string,
): KnownCovariates | undefined {
  const names = (wanted?.table ?? []).map((covariate) => covariate.name);
  if (names.length > 0) {
    const known = new Set(covariates?.samples);
    return { covariates, names, samples: samples.filter((id) => known.has(id)).length };
  }
  if (file === undefined && covariates === undefined) return undefined;
  throw new RequestError({
    key: 'covariates',
    message: `${file === undefined ? '' : `${file}: `}${name} was trained without a table of covariates`,
    hint: 'leave it out',
  });
}

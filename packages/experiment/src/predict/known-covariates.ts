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

/** The model that wants covariates, or none. */
export type WantingCovariates = Pick<ModelArtifact, 'name' | 'covariates'>;

/**
 * What is known of the covariates that a model was trained with; undefined for a model that wants none.
 * @throws RequestError where there are covariates, or a file of them, and the model wants none
 */
export function knownCovariates(
  { name, covariates: wanted }: WantingCovariates,
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

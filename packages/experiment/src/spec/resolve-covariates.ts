import type { DataSpec, ModelSpec } from './experiment.js';
import type { PreprocessSpec } from './check-preprocess.js';
import type { Problems } from './problem.js';

/** Holds what is to be done with covariates against those that there are; by default they are regressed out. */
export function resolveCovariates(
  preprocess: PreprocessSpec,
  data: DataSpec,
  models: readonly ModelSpec[],
  problems: Problems,
): PreprocessSpec {
  const { covariates } = preprocess;
  const hasTable = data.kind === 'cohort' || (data.kind === 'files' && data.covariates !== undefined);
  if (covariates === undefined) {
    return hasTable
      ? { ...preprocess, covariates: { use: 'regress-out', principalComponents: 0 } }
      : preprocess;
  }
  if (!hasTable && covariates.principalComponents === 0) {
    problems.add(
      ['preprocess', 'covariates'],
      'there are no covariates: data.covariates names none, and principalComponents is 0',
      'give a table with data.covariates, or a number of principal components',
    );
  }
  if (covariates.use === 'markers') {
    for (const { name, markers } of models) {
      if (markers === undefined) continue;
      problems.add(
        ['models', name, 'markers'],
        'covariates that are used as markers lie near no gene, so that a model on cis markers would not see them',
        'use: regress-out gives every model what covariates leave',
      );
    }
  }
  return preprocess;
}

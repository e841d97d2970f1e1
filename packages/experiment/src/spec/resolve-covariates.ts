import type { DataSpec, ModelSpec } from './experiment.js';
import type { PreprocessSpec } from './check-preprocess.js';
import type { Problems } from './problem.js';

/** Whether anything but genotypes and expression is known of the samples. */
export function hasCovariates(data: DataSpec): boolean {
  return data.kind === 'cohort' || (data.kind === 'files' && data.covariates !== undefined);
}

/** Holds what is to be done with covariates against those that there are; by default they are regressed out. */
export function resolveCovariates(
  preprocess: PreprocessSpec,
  data: DataSpec,
  models: readonly ModelSpec[],
  problems: Problems,
): PreprocessSpec {
  const { covariates } = preprocess;
  const hasTable = hasCovariates(data);
  if (covariates === undefined) {
    return hasTable
      ? { ...preprocess, covariates: { use: 'regress-out', principalComponents: 0 } }
      : preprocess;
  }
  if (covariates.use === 'markers' && covariates.hiddenFactors !== undefined)
    problems.add(
      ['preprocess', 'covariates', 'hiddenFactors'],
      'hidden factors are made of the expression that is to be predicted, so that they cannot be markers',
      'use: regress-out takes them out of the training samples',
    );
  if (!hasTable && !covariates.principalComponents && covariates.hiddenFactors === undefined) {
    problems.add(
      ['preprocess', 'covariates'],
      'there are no covariates: data.covariates names none, principalComponents is 0, and there are no hiddenFactors',
      'give a table with data.covariates, or a number of principal components or hidden factors',
    );
  }
  if (covariates.use === 'markers') {
    for (const { name, markers } of models) {
      if (markers === undefined) continue;
      problems.add(
        ['models', name, 'markers'],
        'covariates that are used as markers are not chosen among markers, so that a model on some of these would not see them',
        'use: regress-out gives every model what covariates leave',
      );
    }
  }
  return preprocess;
}

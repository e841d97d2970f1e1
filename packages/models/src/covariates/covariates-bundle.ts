import type { ArrayBundle, Json } from '@snpress/data';
import { ModelError } from '../contract/model-error.js';
import type { CovariateFit } from './covariate-fit.js';

const type = 'fitted-covariates';

/** A fit of covariates as a bundle. */
export function saveCovariates({
  use,
  encoding,
  components,
  hidden,
  warnings,
  ...arrays
}: CovariateFit): ArrayBundle {
  return {
    metadata: { type, use, encoding: encoding as unknown as Json, warnings: [...warnings] },
    arrays: {
      ...components,
      ...arrays,
      ...(hidden && {
        hiddenSamples: hidden.samples,
        hiddenScores: hidden.scores,
        hiddenCoefficients: hidden.coefficients,
      }),
    },
  };
}

/** @throws ModelError where the bundle is something else. */
export function covariateFitOf({ metadata, arrays }: ArrayBundle): CovariateFit {
  if (metadata.type !== type) {
    throw new ModelError('input', {
      code: 'no-covariates',
      message: 'this bundle holds no fitted covariates',
    });
  }
  const { use, encoding, warnings } = metadata as unknown as Pick<
    CovariateFit,
    'use' | 'encoding' | 'warnings'
  >;
  const { markerMeans, loadings, hiddenSamples, hiddenScores, hiddenCoefficients, ...others } = arrays;
  return {
    use,
    encoding,
    warnings,
    components: { markerMeans, loadings },
    ...(hiddenSamples && {
      hidden: { samples: hiddenSamples, scores: hiddenScores, coefficients: hiddenCoefficients },
    }),
    ...others,
  } as unknown as CovariateFit;
}

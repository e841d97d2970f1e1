import type { ArrayBundle } from '@snpress/data';
import { fittedCovariates } from './covariate-model.js';
import { covariateFitOf } from './covariates-bundle.js';
import type { FittedCovariates } from './fitted-covariates.js';

/**
 * Restores what `FittedCovariates.save` gave.
 * @throws ModelError where the bundle is something else.
 */
export function loadCovariates(bundle: ArrayBundle): FittedCovariates {
  return fittedCovariates(covariateFitOf(bundle));
}

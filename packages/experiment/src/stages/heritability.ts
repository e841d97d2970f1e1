import { estimateHeritability } from '@snpress/evaluate/heritability/estimate-heritability';
import { heritabilityCeiling } from '@snpress/evaluate/ceiling/heritability-ceiling';
import { fitCovariates } from '@snpress/models/covariates/fit-covariates';
import { fitSteps } from '@snpress/preprocess/steps/fit-steps';
import { heritability } from '../definitions/heritability.js';
import { observedGenes } from './observed-genes.js';

/**
 * A fact on the data that no model is fitted with. Covariates are regressed out where models learn what they leave.
 * Missing calls are filled with the marker's mean; a gene is estimated from the samples that have a value of it.
 */
export default heritability.implement(async ({ params, inputs: { data } }) => {
  const read = await data.genotypes.read();
  const genotypes = fitSteps(read, [{ impute: { strategy: 'mean' } }]).apply(read);
  let expression = observedGenes(await data.expression.read());
  if (params.covariates !== undefined) {
    const covariates = await data.covariates?.read();
    const fitted = fitCovariates({ genotypes, expression, covariates }, params.covariates);
    expression = fitted.remove(expression, genotypes, covariates);
  }
  return { ceiling: heritabilityCeiling(estimateHeritability({ genotypes, expression })) };
});

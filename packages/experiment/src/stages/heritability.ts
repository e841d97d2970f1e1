import { estimateHeritability } from '@snpress/evaluate/heritability/estimate-heritability';
import { heritabilityCeiling } from '@snpress/evaluate/ceiling/heritability-ceiling';
import { fitSteps } from '@snpress/preprocess/steps/fit-steps';
import { heritability } from '../definitions/heritability.js';
import { residualExpression } from './residual-expression.js';

/**
 * A fact on the data that no model is fitted with. Covariates are regressed out where models learn what they leave.
 * Missing calls are filled with the marker's mean; a gene is estimated from the samples that have a value of it.
 */
export default heritability.implement(async ({ params, inputs: { data } }) => {
  const read = await data.genotypes.read();
  const genotypes = fitSteps(read, [{ impute: { strategy: 'mean' } }]).apply(read);
  const expression = await residualExpression(data, genotypes, params.covariates);
  return { ceiling: heritabilityCeiling(estimateHeritability({ genotypes, expression })) };
});

import { selectFeatures } from '@snpress/data/matrix/select-features';
import type { Matrix } from '@snpress/data';
import { estimateHeritability } from '@snpress/evaluate/heritability/estimate-heritability';
import { heritabilityCeiling } from '@snpress/evaluate/ceiling/heritability-ceiling';
import { fitCovariates } from '@snpress/models/covariates/fit-covariates';
import { fitSteps } from '@snpress/preprocess/steps/fit-steps';
import { heritability } from '../definitions/heritability.js';

/**
 * A fact on the data that no model is fitted with. Covariates are regressed out where models learn what they leave.
 * Missing calls are filled with the marker's mean; genes with missing values are left out.
 */
export default heritability.implement(async ({ params, inputs: { data }, warn }) => {
  const read = await data.genotypes.read();
  const genotypes = fitSteps(read, [{ impute: { strategy: 'mean' } }]).apply(read);
  const all = await data.expression.read();
  const complete = completeGenes(all);
  const left = all.features.length - complete.features.length;
  if (left > 0) warn(`${left} genes with missing values are not in the estimate of heritability`);
  if (complete.features.length === 0) return { ceiling: null };
  let expression = complete;
  if (params.covariates !== undefined) {
    const covariates = await data.covariates?.read();
    const fitted = fitCovariates({ genotypes, expression, covariates }, params.covariates);
    expression = fitted.remove(expression, genotypes, covariates);
  }
  return { ceiling: heritabilityCeiling(estimateHeritability({ genotypes, expression })) };
});

function completeGenes(matrix: Matrix): Matrix {
  const size = matrix.samples.length;
  const complete = [...matrix.features.keys()].filter(
    (gene) => !matrix.values.subarray(gene * size, (gene + 1) * size).some(Number.isNaN),
  );
  return complete.length === matrix.features.length ? matrix : selectFeatures(matrix, complete);
}

import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { Matrix } from '@snpress/data';
import { fitCovariates } from '@snpress/models/covariates/fit-covariates';
import { fitSteps } from '@snpress/preprocess/steps/fit-steps';
import { preprocess } from '../definitions/preprocess.js';

export default preprocess.implement(async ({ params, inputs, warn }) => {
  const { data } = inputs;
  const split = await inputs.split?.read();
  const trainingRows = (matrix: Matrix): Matrix => (split ? selectSamples(matrix, split.train) : matrix);

  const readGenotypes = trainingRows(await data.genotypes.read());
  const genotypes = fitSteps(readGenotypes, params.genotypes);
  const filters = await inputs.filters?.read();
  const readExpression = trainingRows(await data.expression.read());
  const expression = fitSteps(readExpression, params.expression, filters ? { filters } : {});
  const covariates =
    params.covariates &&
    fitCovariates(
      {
        genotypes: genotypes.apply(readGenotypes),
        expression: expression.apply(readExpression),
        covariates: await data.covariates?.read(),
      },
      params.covariates,
    );
  if (!filters)
    [...genotypes.warnings, ...expression.warnings, ...(covariates?.warnings ?? [])].forEach(warn);
  return { genotypes, expression, covariates };
});

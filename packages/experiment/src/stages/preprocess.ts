import { createRng } from '@snpress/data/random/rng';
import { fitCovariates } from '@snpress/models/covariates/fit-covariates';
import { fitSteps } from '@snpress/preprocess/steps/fit-steps';
import { preprocess } from '../definitions/preprocess.js';

export default preprocess.implement(async ({ params, inputs, seed, warn }) => {
  const { data } = inputs;
  const samples = (await inputs.split?.read())?.train;
  const readGenotypes = await data.genotypes.read();
  const genotypes = fitSteps(readGenotypes, params.genotypes, { samples });
  const filters = await inputs.filters?.read();
  const readExpression = await data.expression.read();
  const expression = fitSteps(readExpression, params.expression, { filters, samples });
  const covariates =
    params.covariates &&
    fitCovariates(
      {
        genotypes: genotypes.apply(readGenotypes, samples),
        expression: expression.apply(readExpression, samples),
        covariates: await data.covariates?.read(),
      },
      params.covariates,
      createRng(seed ?? ''),
    );
  if (!filters)
    [...genotypes.warnings, ...expression.warnings, ...(covariates?.warnings ?? [])].forEach(warn);
  return { genotypes, expression, covariates };
});

import { createRng } from '@snpress/data/random/rng';
import { fitCovariates } from '@snpress/models/covariates/fit-covariates';
import { fitSteps } from '@snpress/preprocess/steps/fit-steps';
import { fitStepsOfBlocks } from '@snpress/preprocess/steps/fit-steps-of-blocks';
import { samplesAlone } from '../artifacts/swept-reader.js';
import { preprocessSwept } from '../definitions/preprocess.js';

export default preprocessSwept.implement(async ({ params, inputs, seed, warn }) => {
  const { data } = inputs;
  const samples = (await inputs.split?.read())?.train;
  const genotypes = fitStepsOfBlocks(await data.genotypes.read(), params.genotypes, samples);
  const read = await data.expression.read();
  const steps = fitSteps(read, params.expression, { samples });
  const expression = steps.apply(read, samples);
  const covariates =
    params.covariates &&
    fitCovariates(
      {
        genotypes: samplesAlone(expression.samples),
        expression,
        covariates: await data.covariates?.read(),
      },
      params.covariates,
      createRng(seed ?? ''),
    );
  [...genotypes.warnings, ...steps.warnings, ...(covariates?.warnings ?? [])].forEach(warn);
  return { genotypes, expression: steps, covariates };
});

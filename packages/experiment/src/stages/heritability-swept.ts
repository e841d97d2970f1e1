import { heritabilityCeiling } from '@snpress/evaluate/ceiling/heritability-ceiling';
import { heritabilityOfBlocks } from '@snpress/evaluate/heritability/heritability-of-blocks';
import { fitCovariates } from '@snpress/models/covariates/fit-covariates';
import { applyStepsToBlocks } from '@snpress/preprocess/steps/apply-steps-to-blocks';
import { fitStepsOfBlocks } from '@snpress/preprocess/steps/fit-steps-of-blocks';
import { samplesAlone } from '../artifacts/swept-reader.js';
import { heritabilitySwept } from '../definitions/heritability.js';
import { observedGenes } from './observed-genes.js';

export default heritabilitySwept.implement(async ({ params, inputs: { data }, progress, signal }) => {
  const read = await data.genotypes.read();
  const { fitted } = fitStepsOfBlocks(read, [{ impute: { strategy: 'mean' } }]);
  let expression = observedGenes(await data.expression.read());
  if (params.covariates !== undefined) {
    const covariates = await data.covariates?.read();
    const genotypes = samplesAlone(expression.samples);
    const own = fitCovariates({ genotypes, expression, covariates }, params.covariates);
    expression = own.remove(expression, genotypes, covariates);
  }
  const genotypes = applyStepsToBlocks(fitted, read);
  const context = { onProgress: progress, signal };
  return { ceiling: heritabilityCeiling(await heritabilityOfBlocks(genotypes, expression, context)) };
});

import { heritabilityCeiling } from '@snpress/evaluate/ceiling/heritability-ceiling';
import { heritabilityOfBlocks } from '@snpress/evaluate/heritability/heritability-of-blocks';
import { applyStepsToBlocks } from '@snpress/preprocess/steps/apply-steps-to-blocks';
import { fitStepsOfBlocks } from '@snpress/preprocess/steps/fit-steps-of-blocks';
import { samplesAlone } from '../artifacts/swept-reader.js';
import { heritabilitySwept } from '../definitions/heritability.js';
import { residualExpression } from './residual-expression.js';

export default heritabilitySwept.implement(async ({ params, inputs: { data }, progress, signal }) => {
  const read = await data.genotypes.read();
  const { fitted } = fitStepsOfBlocks(read, [{ impute: { strategy: 'mean' } }]);
  const expression = await residualExpression(data, samplesAlone(read.samples), params.covariates);
  const genotypes = applyStepsToBlocks(fitted, read);
  const context = { onProgress: progress, signal };
  return { ceiling: heritabilityCeiling(await heritabilityOfBlocks(genotypes, expression, context)) };
});

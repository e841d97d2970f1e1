import { loadModel } from '@snpress/models/registry';
import { readSweptGenotypes, restoreSwept } from '../artifacts/swept-reader.js';
import { predictSwept } from '../definitions/predict.js';
import { covariatePart } from './covariate-part.js';

export default predictSwept.implement(async ({ params, inputs }) => {
  const { data, set } = inputs;
  const model = loadModel(await inputs.model.read());
  const predicted = model.predictBlocks!(await readSweptGenotypes(data, set, 'test'));
  const predictions = await restoreSwept(data, set, predicted);
  if (!params.covariatePart) return { predictions, covariatePart: undefined };
  const genotypesAlone = await restoreSwept(data, set, predicted, { covariates: false });
  const { train, test } = await set.split.read();
  return {
    predictions,
    covariatePart: covariatePart(predictions, genotypesAlone, train.length + test.length),
  };
});

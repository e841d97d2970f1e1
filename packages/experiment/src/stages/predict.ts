import { readFitted } from '../artifacts/read-fitted.js';
import { readGenotypes, restorePredictions } from '../artifacts/split-reader.js';
import { covariatePart } from './covariate-part.js';
import { predict } from '../definitions/predict.js';

export default predict.implement(async ({ params, inputs }) => {
  const { data, set } = inputs;
  const model = await readFitted(inputs);
  const predicted = model.predict(await readGenotypes(data, set, 'test'));
  const predictions = await restorePredictions(data, set, 'test', predicted);
  if (!params.covariatePart) return { predictions, covariatePart: undefined };
  const genotypesAlone = await restorePredictions(data, set, 'test', predicted, { covariates: false });
  const { train, test } = await set.split.read();
  return {
    predictions,
    covariatePart: covariatePart(predictions, genotypesAlone, train.length + test.length),
  };
});

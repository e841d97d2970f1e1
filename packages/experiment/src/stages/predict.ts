import type { Matrix } from '@snpress/data';
import { readFitted } from '../artifacts/read-fitted.js';
import { readGenotypes, restorePredictions } from '../artifacts/split-reader.js';
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

/**
 * What covariates add, less what they add on average over all samples of the split: its training samples have none on
 * average, so that the mean is the sum over the test samples divided by all. Otherwise the splits would be shifted.
 */
function covariatePart(whole: Matrix, genotypesAlone: Matrix, samples: number): Matrix {
  const rows = whole.samples.length;
  const values = new Float32Array(whole.values.length);
  for (let from = 0; from < values.length; from += rows) {
    let sum = 0;
    for (let at = from; at < from + rows; at++) sum += whole.values[at]! - genotypesAlone.values[at]!;
    for (let at = from; at < from + rows; at++) {
      values[at] = whole.values[at]! - genotypesAlone.values[at]! - sum / samples;
    }
  }
  return { ...whole, values };
}

import { readBundle } from '@snpress/formats/bundle/read-bundle';
import { writeArrowMatrix } from '@snpress/formats/arrow/write-arrow-matrix';
import type { Matrix } from '@snpress/data';
import { loadModel } from '@snpress/models/registry';
import type { StageFunction } from '@snpress/pipeline';
import { readJson } from '../artifacts/json-file.js';
import { openSplits } from '../artifacts/split-reader.js';
import type { SplitRows } from '../artifacts/split-rows.js';

/**
 * Predicts the held-out samples of a split, in the units of the expression that was read; where it is asked for, also what
 * covariates that were regressed out add to every prediction.
 */
const predict: StageFunction = async ({ inputs, outputs }) => {
  const model = loadModel(await readBundle(inputs.model!));
  const splits = openSplits(inputs);
  const predicted = model.predict(await splits.readGenotypes('', 'test'));
  const whole = await splits.restore('', 'test', predicted);
  await writeArrowMatrix(outputs.predictions!, whole);
  if (outputs.covariatePart === undefined) return;
  const genotypesAlone = await splits.restore('', 'test', predicted, { covariates: false });
  const { train, test } = await readJson<SplitRows>(inputs.split!);
  await writeArrowMatrix(
    outputs.covariatePart,
    covariatePart(whole, genotypesAlone, train.length + test.length),
  );
};

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

export default predict;

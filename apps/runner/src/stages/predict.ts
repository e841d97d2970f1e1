import { readBundle, writeArrowMatrix } from '@snpress/data';
import { loadModel } from '@snpress/models';
import type { StageFunction } from '@snpress/pipeline';
import { loadSteps } from '@snpress/preprocess';
import { openSplits } from '../artifacts/split-reader.js';

/** Predicts the held-out samples of a split, in the units of the expression that was read. */
const predict: StageFunction = async ({ inputs, outputs }) => {
  const model = loadModel(await readBundle(inputs.model!));
  const genotypes = await openSplits(inputs).readGenotypes('', 'test');
  const expression = loadSteps(await readBundle(inputs.expressionSteps!));
  await writeArrowMatrix(outputs.predictions!, expression.invert(model.predict(genotypes)));
};

export default predict;

import { createRng, readBundle, writeBundle } from '@snpress/data';
import { fitChosen, getEstimator, type FitContext } from '@snpress/models';
import type { StageFunction } from '@snpress/pipeline';
import { importanceToBundle } from '../artifacts/importance.js';
import { writeJson } from '../artifacts/json-file.js';
import { readPretrained } from '../artifacts/pretrained.js';
import { selectionFromBundle } from '../artifacts/selection-bundle.js';
import { openSplits } from '../artifacts/split-reader.js';

/** Fits a model with the chosen settings on the whole outer training set. */
const refit: StageFunction = async ({ parameters, seed, inputs, outputs, progress, signal }) => {
  const { type, params } = parameters as { type: string; params: object };
  const estimator = getEstimator(type);
  const findPretrained = await readPretrained(estimator, inputs);
  const train = await openSplits(inputs).readSet('', 'train');
  const context: FitContext = {
    rng: createRng(seed ?? ''),
    onProgress: progress,
    signal,
  };
  const fitted =
    inputs.selection === undefined
      ? await estimator.fit(train, params, { ...context, pretrained: findPretrained(params) })
      : await fitChosen(
          estimator,
          train,
          params,
          selectionFromBundle(await readBundle(inputs.selection)),
          context,
          findPretrained,
        );
  const saved = fitted.save();
  await writeBundle(outputs.model!, saved);
  await writeBundle(outputs.importance!, importanceToBundle(fitted, train.genotypes));
  await writeJson(outputs.diagnostics!, { learningCurves: saved.metadata.learningCurves ?? [] });
};

export default refit;

import { createRng } from '@snpress/data/random/rng';
import { readBundle } from '@snpress/formats/bundle/read-bundle';
import { writeBundle } from '@snpress/formats/bundle/write-bundle';
import { findCisMarkers } from '@snpress/models/cis-trans/cis-markers';
import { fitChosen } from '@snpress/models/tuning/fit-chosen';
import type { FitContext, TrainingSet } from '@snpress/models';
import type { StageFunction } from '@snpress/pipeline';
import { estimatorOf, type ModelKind } from '../artifacts/estimator-of.js';
import { importanceToBundle } from '../artifacts/importance.js';
import { writeJson } from '../artifacts/json-file.js';
import { readPretrained } from '../artifacts/pretrained.js';
import { selectionFromBundle } from '../artifacts/selection-bundle.js';
import { openSplits } from '../artifacts/split-reader.js';

interface Parameters extends ModelKind {
  readonly params: object;
}

/** Fits a model with the chosen settings on the whole outer training set. */
const refit: StageFunction = async ({ parameters, seed, inputs, outputs, progress, signal, warn }) => {
  const { params, ...kind } = parameters as unknown as Parameters;
  const estimator = estimatorOf(kind);
  const findPretrained = await readPretrained(estimator, inputs);
  const train = await openSplits(inputs).readSet('', 'train');
  if (kind.markers !== undefined) tellLonelyGenes(train, kind.markers.cis, warn);
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

function tellLonelyGenes(
  { genotypes, expression }: TrainingSet,
  window: number,
  warn: (message: string) => void,
): void {
  const total = expression.features.length;
  const lonely = total - findCisMarkers(genotypes, expression, window).genes.length;
  if (lonely === 0 || lonely === total) return;
  warn(
    `${lonely} of ${total} genes have no marker within ${window} bases and are predicted by their training mean`,
  );
}

export default refit;

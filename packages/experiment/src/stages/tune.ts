import { createRng } from '@snpress/data/random/rng';
import { writeBundle } from '@snpress/formats/bundle/write-bundle';
import { scoreSettings } from '@snpress/models/tuning/score-settings';
import type { Setting } from '@snpress/models';
import type { StageFunction } from '@snpress/pipeline';
import { estimatorOf, type ModelKind } from '../artifacts/estimator-of.js';
import { readPretrained } from '../artifacts/pretrained.js';
import { scoresToBundle } from '../artifacts/scores-bundle.js';
import { openSplits } from '../artifacts/split-reader.js';

interface Parameters extends ModelKind {
  readonly params: object;
  readonly settings: readonly Setting[];
  readonly select: 'global' | 'per-gene';
}

/** Scores the settings of a model on the inner folds it is given. */
const tune: StageFunction = async ({ parameters, seed, inputs, outputs, progress, signal }) => {
  const { params, settings, select, ...kind } = parameters as unknown as Parameters;
  const splits = openSplits(inputs);
  const folds = [];
  for (let fold = 0; `fold${fold}.split` in inputs; fold++) {
    folds.push({
      train: await splits.readSet(`fold${fold}.`, 'train'),
      validation: await splits.readSet(`fold${fold}.`, 'test'),
    });
  }
  const problem = { train: await splits.readSet('outer.', 'train'), folds, choose: select };
  const estimator = estimatorOf(kind);
  const findPretrained = await readPretrained(estimator, inputs);
  const scores = await scoreSettings(estimator, problem, params, settings, {
    rng: createRng(seed ?? ''),
    onProgress: progress,
    signal,
    pretrained: findPretrained({ ...params, ...settings[0] }),
  });
  await writeBundle(outputs.scores!, scoresToBundle(scores));
};

export default tune;

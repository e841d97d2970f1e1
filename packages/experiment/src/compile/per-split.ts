import type { InputReference } from '@snpress/pipeline';
import { covariatePartInput } from '../artifacts/predictions.js';
import type { Experiment, ModelSpec } from '../spec/experiment.js';
import type { ModelStages } from './model-stages.js';
import type { Inputs } from './training-sets.js';

/** A model and its stages at each outer split. */
export interface FittedModel {
  readonly model: ModelSpec;
  readonly splits: readonly ModelStages[];
}

/** One input per model and outer split: `predictions.lasso.outer0`. */
export function perSplit(
  models: readonly FittedModel[],
  what: string,
  reference: (at: ModelStages) => InputReference | undefined,
): Inputs {
  const entries = models.flatMap(({ model, splits }) =>
    splits.flatMap((at, o) => {
      const found = reference(at);
      return found ? [[`${what}.${model.name}.outer${o}`, found] as const] : [];
    }),
  );
  return Object.fromEntries(entries);
}

/** The selection of a model at a split, where there was something to choose. */
export function selectionOf(at: ModelStages): InputReference | undefined {
  return at.select === undefined ? undefined : { stage: at.select, output: 'selection' };
}

/** The held-out predictions of a model at a split. */
export function predictionsOf(at: ModelStages): InputReference {
  return { stage: at.predict, output: 'predictions' };
}

/** What covariates that are regressed out say of the test samples of every outer split. */
export function covariateParts(experiment: Experiment, models: readonly FittedModel[]): Inputs {
  if (experiment.preprocess.covariates?.use !== 'regress-out') return {};
  const { splits } = models.find(({ model }) => model.name === 'mean')!;
  return Object.fromEntries(
    splits.map(({ predict }, o) => [covariatePartInput(o), { stage: predict, output: 'covariatePart' }]),
  );
}

/** The cis and trans parts of the predictions of a model at a split. */
export function partsOf(at: ModelStages): InputReference {
  return { stage: at.parts, output: 'parts' };
}

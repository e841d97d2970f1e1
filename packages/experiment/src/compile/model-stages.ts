import type { Stage } from '@snpress/pipeline';
import type { ModelSpec } from '../spec/experiment.js';
import { fitStages, type FitPlace, type FitStages } from './fit-stages.js';
import { withoutExpression } from './training-sets.js';

/** What the stages of a model at one outer split need. */
export interface ModelPlace extends FitPlace {
  /** In bases. */
  readonly cisWindow: number;
  /** Whether covariates are regressed out. */
  readonly regressesOut: boolean;
}

/** The stages of one model at one outer split, and where its results are. */
export interface ModelStages extends FitStages {
  readonly predict: string;
  /** The stage that takes the predictions apart into cis and trans. */
  readonly parts: string;
}

/** Fits a model to the training samples of an outer split → predict, parts. */
export function modelStages(model: ModelSpec, at: ModelPlace): ModelStages {
  const fit = fitStages(model, at);
  const isBaseline = model.name === 'mean';
  const fitted = { model: { stage: fit.refit, output: 'model' } };
  const predict: Stage = {
    id: `${at.outer.id}/predict/${model.name}`,
    implementation: 'predict',
    parameters: {},
    seed: null,
    inputs: { ...withoutExpression(at.data), ...at.outer.inputs(''), ...fitted },
    outputs: ['predictions', ...(isBaseline && at.regressesOut ? ['covariatePart'] : [])],
  };
  const parts: Stage = {
    id: `${at.outer.id}/parts/${model.name}`,
    implementation: 'parts',
    parameters: { window: at.cisWindow },
    seed: null,
    inputs: { ...at.data, ...at.outer.inputs(''), ...fitted },
    outputs: ['parts'],
  };
  return { ...fit, stages: [...fit.stages, predict, parts], predict: predict.id, parts: parts.id };
}

import type { Reference } from '@snpress/pipeline';
import { parts, partsSwept } from '../definitions/parts.js';
import { predict, predictSwept } from '../definitions/predict.js';
import type { ModelSpec } from '../spec/experiment.js';
import { fitStages, type FitPlace, type FittedStages } from './fit-stages.js';
import { usedModels } from './used-models.js';

/** What the stages of a model at one outer split need. */
export interface ModelPlace extends FitPlace {
  /** In bases. */
  readonly cisWindow: number;
  /** Whether covariates are regressed out. */
  readonly regressesOut: boolean;
  /** What the baseline left at this split; none where the model is the baseline. */
  readonly baseline: JudgedStages | undefined;
}

/** What the stages of one model at one outer split leave. */
export interface JudgedStages extends FittedStages {
  readonly predictions: Reference<'predictions'>;
  /** What covariates that are regressed out say of the test samples; of the baseline alone, as it is the same for all. */
  readonly covariatePart: Reference<'covariate-part'> | undefined;
  /** Of all models but the baseline, in which no marker counts. */
  readonly parts: Reference<'part-errors'> | undefined;
  readonly ablated: Reference<'ablated-predictions'> | undefined;
}

/** A model and what its stages leave at each outer split. */
export interface FittedModel {
  readonly model: ModelSpec;
  readonly splits: readonly JudgedStages[];
}

/** Fits a model to the training samples of an outer split → predict, parts. */
export function modelStages(model: ModelSpec, at: ModelPlace): JudgedStages {
  const fitted = fitStages(model, at);
  const { data, outer, phase } = at;
  const inputs = { data, set: outer.set, model: fitted.model };
  const uses = usedModels(model);
  const { baseline } = at;
  const covariatePart = baseline === undefined && at.regressesOut;
  const id = `${outer.id}/predict/${model.name}`;
  const own = {
    params: { covariatePart },
    inputs,
    uses,
    outputs: { covariatePart: covariatePart || undefined },
  };
  const predicted = at.isSwept ? phase.add(predictSwept.at(id, own)) : phase.add(predict.at(id, own));
  if (baseline === undefined) return { ...fitted, ...predicted, parts: undefined, ablated: undefined };
  const heldOut = {
    split: outer.set.split,
    baseline: baseline.predictions,
    covariatePart: baseline.covariatePart,
  };
  const place = { params: { window: at.cisWindow }, inputs: { ...inputs, heldOut }, uses };
  const partsId = `${outer.id}/parts/${model.name}`;
  const taken = at.isSwept ? phase.add(partsSwept.at(partsId, place)) : phase.add(parts.at(partsId, place));
  return { ...fitted, ...predicted, ...taken };
}

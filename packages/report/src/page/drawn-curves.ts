import { calibrationBins, type CalibrationBin } from '../figures/calibration-bins.js';
import type { RankedModels } from '../headline/rank-models.js';
import type { EvaluatedModel, HeldOutPredictions } from '../input/report-input.js';

const bins = 20;

/** A model with what is true where it predicts a certain deviation. */
export interface DrawnCurve {
  readonly model: EvaluatedModel;
  readonly curve: readonly CalibrationBin[];
}

/** The calibration of the best models whose predictions differ. */
export function drawnCurves(
  predictions: readonly HeldOutPredictions[],
  { models }: RankedModels,
  most: number,
): readonly DrawnCurve[] {
  return models
    .filter(({ name }) => predictions.some(({ predicted }) => name in predicted))
    .map((model) => ({ model, curve: calibrationBins(predictions, model.name, bins) }))
    .filter(({ curve }) => curve.length > 1)
    .slice(0, most);
}

import { SimpleLinearRegression } from 'ml-regression';
import { meanOf } from '../distribution/mean-of.js';
import type { CalibrationLine } from './calibration.js';

/**
 * The least-squares line of `observed` on `predicted`. Both are centred in place first, as the regression works with
 * sums of squares, which would cancel for values far from zero. NaN where the predictions are constant.
 */
export function fitLine(predicted: Float64Array, observed: Float64Array): CalibrationLine {
  const predictedMean = centre(predicted);
  const observedMean = centre(observed);
  const { slope } = new SimpleLinearRegression(predicted, observed);
  return { slope, intercept: observedMean - slope * predictedMean };
}

function centre(values: Float64Array): number {
  const mean = meanOf(values);
  for (let index = 0; index < values.length; index++) values[index]! -= mean;
  return mean;
}

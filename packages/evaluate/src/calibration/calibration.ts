/** A straight line: observed = slope · predicted + intercept. */
export interface CalibrationLine {
  readonly slope: number;
  readonly intercept: number;
}

/**
 * Least-squares regression of observed on predicted values, over all held-out pairs. A slope of 1 and an intercept of
 * 0 are perfect; a slope below 1 means predictions that vary too much. NaN where the predictions are constant.
 */
export interface Calibration {
  /** On the values as they are: mostly about the differences between genes. */
  readonly raw: CalibrationLine;
  /** On both sides less their gene means: about the differences between samples. */
  readonly withinGene: CalibrationLine;
}

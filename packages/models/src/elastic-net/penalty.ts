/** How α and l1Ratio weigh on the sums of squares that the solver works with. */
export interface Penalty {
  readonly samples: number;
  readonly l1Ratio: number;
}

/** The weight of ‖w‖₁ against ½‖y − Xw‖². */
export function threshold({ samples, l1Ratio }: Penalty, alpha: number): number {
  return samples * alpha * l1Ratio;
}

/** The weight of ½‖w‖² against ½‖y − Xw‖². */
export function ridgePart({ samples, l1Ratio }: Penalty, alpha: number): number {
  return samples * alpha * (1 - l1Ratio);
}

/** The α at which the first weight leaves zero. */
export function largestAlpha({ samples, l1Ratio }: Penalty, covariance: number): number {
  return covariance / (samples * l1Ratio);
}

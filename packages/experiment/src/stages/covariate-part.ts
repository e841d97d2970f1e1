import type { Matrix } from '@snpress/data';

/**
 * What covariates add, less what they add on average over all samples of the split: its training samples have none on
 * average, so that the mean is the sum over the test samples divided by all. Otherwise the splits would be shifted.
 */
export function covariatePart(whole: Matrix, genotypesAlone: Matrix, samples: number): Matrix {
  const rows = whole.samples.length;
  const values = new Float32Array(whole.values.length);
  for (let from = 0; from < values.length; from += rows) {
    let sum = 0;
    for (let at = from; at < from + rows; at++) sum += whole.values[at]! - genotypesAlone.values[at]!;
    for (let at = from; at < from + rows; at++) {
      values[at] = whole.values[at]! - genotypesAlone.values[at]! - sum / samples;
    }
  }
  return { ...whole, values };
}

import { meanOf } from '../distribution/mean-of.js';
import type { GenePairs } from '../held-out/gene-pairs.js';

/** Sums per sample, next to each other: what every headline number of a gene is made of. */
export const columns = 7;

/** Seven sums of one gene for each sample, over the splits that hold the sample out. */
export interface SampleColumns {
  /** Per sample: values, squared errors of model and baseline, observed and predicted less their means, their squares. */
  readonly values: Float64Array;
  /** Mean observed less mean predicted value. */
  meanDifference: number;
}

/** Room for `samples` samples. */
export function createSampleColumns(samples: number): SampleColumns {
  return { values: new Float64Array(samples * columns), meanDifference: 0 };
}

/** Sums the pairs of one gene by sample. @param placeOf index among the held-out samples of each observed one */
export function fillSampleColumns(room: SampleColumns, pairs: GenePairs, placeOf: Int32Array): void {
  const { values } = room;
  const observedMean = meanOf(pairs.observed);
  const predictedMean = meanOf(pairs.predicted);
  values.fill(0);
  for (let index = 0; index < pairs.count; index++) {
    const at = placeOf[pairs.sample[index]!]! * columns;
    const truth = pairs.observed[index]!;
    const prediction = pairs.predicted[index]!;
    const observed = truth - observedMean;
    const predicted = prediction - predictedMean;
    values[at]! += 1;
    values[at + 1]! += (truth - prediction) ** 2;
    values[at + 2]! += (truth - pairs.baseline[index]!) ** 2;
    values[at + 3]! += observed;
    values[at + 4]! += predicted;
    values[at + 5]! += observed * observed;
    values[at + 6]! += predicted * predicted;
  }
  room.meanDifference = observedMean - predictedMean;
}

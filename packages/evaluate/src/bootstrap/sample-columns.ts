import { meanOf } from '../distribution/mean-of.js';
import type { GenePairs } from '../held-out/gene-pairs.js';

/** Sums by sample that every headline number of a gene is made of. */
export const columns = 7;

/**
 * Sums the pairs of one gene by sample, over the splits that hold the sample out.
 * @param values columns × samples, overwritten: values, squared errors of model and baseline, observed and predicted less
 *   their means, their squares
 * @param placeOf index among the held-out samples of each observed one
 * @returns mean observed less mean predicted value
 */
export function fillSampleColumns(values: Float64Array, pairs: GenePairs, placeOf: Int32Array): number {
  const samples = values.length / columns;
  const observedMean = meanOf(pairs.observed);
  const predictedMean = meanOf(pairs.predicted);
  values.fill(0);
  for (let index = 0; index < pairs.count; index++) {
    const at = placeOf[pairs.sample[index]!]!;
    const truth = pairs.observed[index]!;
    const prediction = pairs.predicted[index]!;
    const observed = truth - observedMean;
    const predicted = prediction - predictedMean;
    values[at]! += 1;
    values[at + samples]! += (truth - prediction) ** 2;
    values[at + 2 * samples]! += (truth - pairs.baseline[index]!) ** 2;
    values[at + 3 * samples]! += observed;
    values[at + 4 * samples]! += predicted;
    values[at + 5 * samples]! += observed * observed;
    values[at + 6 * samples]! += predicted * predicted;
  }
  return observedMean - predictedMean;
}

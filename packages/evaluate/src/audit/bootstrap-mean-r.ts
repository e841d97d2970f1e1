import type { Rng } from '@snpress/data';
import { quantileOf } from '../distribution/quantile-of.js';
import type { BootstrapOptions } from '../bootstrap/bootstrap-options.js';
import type { WithinGene } from './within-gene.js';

/**
 * A percentile bootstrap interval of the mean over genes of r. Samples are resampled, the same for all genes. A gene
 * whose resampled values are constant is left out of that draw. Costs draws × samples × genes.
 * @see Efron & Tibshirani, An Introduction to the Bootstrap (1993), ch. 13
 */
export function bootstrapMeanR(
  within: WithinGene,
  rng: Rng,
  { draws = 1000, level = 0.95 }: BootstrapOptions = {},
): readonly [low: number, high: number] {
  const { samples, varying } = within;
  const times = new Float64Array(samples);
  const means = Float64Array.from({ length: draws }, () => {
    times.fill(0);
    for (let draw = 0; draw < samples; draw++) times[rng.integer(samples)]!++;
    let [sum, count] = [0, 0];
    for (const gene of varying) {
      const r = weightedR(within, gene, times);
      if (Number.isNaN(r)) continue;
      sum += r;
      count++;
    }
    return sum / count;
  })
    .filter((mean) => !Number.isNaN(mean))
    .sort();
  return [quantileOf(means, (1 - level) / 2), quantileOf(means, (1 + level) / 2)];
}

/** The correlation of a gene where each sample counts so many times; NaN where a side is constant then. */
function weightedR(
  { samples, observed, predicted, present }: WithinGene,
  gene: number,
  times: Float64Array,
): number {
  let n = 0;
  let x = 0;
  let y = 0;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let sample = 0, at = gene * samples; sample < samples; sample++, at++) {
    const weight = times[sample]! * present[at]!;
    if (weight === 0) continue;
    const weightedTruth = weight * observed[at]!;
    const weightedPrediction = weight * predicted[at]!;
    n += weight;
    x += weightedTruth;
    y += weightedPrediction;
    xx += weightedTruth * observed[at]!;
    yy += weightedPrediction * predicted[at]!;
    xy += weightedTruth * predicted[at]!;
  }
  const observedRest = xx - (x * x) / n;
  const predictedRest = yy - (y * y) / n;
  if (!(observedRest > rounding * xx) || !(predictedRest > rounding * yy)) return NaN;
  return (xy - (x * y) / n) / Math.sqrt(observedRest * predictedRest);
}

/** What is left of equal values after their mean is taken away, relative to their squares. */
const rounding = 1e-12;

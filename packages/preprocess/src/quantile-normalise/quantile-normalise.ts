import type { Matrix } from '@snpress/data';
import { z } from 'zod';
import { requireFeatures } from '../step/require-features.js';
import { savedNumbers } from '../step/saved-numbers.js';
import type { FittedStep, Step } from '../step/step.js';

const params = z.strictObject({});

/**
 * Gives every sample the same distribution of values over features (Bolstad et al. 2003): the value of rank r becomes the mean over the
 * training samples of their values of rank r; ties become the mean of what they would. Where values are missing, the others are spread
 * over all ranks; they stay missing. A held-out sample is changed by its own values, never by those of others. There is nothing to
 * invert: the new values are those of an average training sample, in the same units.
 */
export const quantileNormalise: Step<z.output<typeof params>, z.input<typeof params>> = {
  name: 'quantileNormalise',
  summary:
    'Gives all samples the same distribution of values over features, the mean one of the training rows.',
  params,
  traits: { scales: true },
  fit: (train) => fitted(train.features, meanQuantiles(train)),
  load: (bundle, features) => fitted(features, savedNumbers(bundle, 'quantiles')),
};

/** The observed values of a sample, ascending, with the features that they are of. */
function sortedSample({ samples, features, values }: Matrix, row: number): readonly [number, number][] {
  const rows = samples.length;
  const observed: [number, number][] = [];
  for (let feature = 0; feature < features.length; feature++) {
    const value = values[feature * rows + row]!;
    if (!Number.isNaN(value)) observed.push([value, feature]);
  }
  return observed.sort(([a], [b]) => a - b);
}

function meanQuantiles(train: Matrix): Float64Array {
  const size = train.features.length;
  const sums = new Float64Array(size);
  let count = 0;
  for (const row of train.samples.keys()) {
    const sorted = Float64Array.from(sortedSample(train, row), ([value]) => value);
    if (sorted.length === 0) continue;
    count++;
    for (let rank = 0; rank < size; rank++) sums[rank]! += at(sorted, (rank + 0.5) / size);
  }
  return count === 0 ? sums : sums.map((sum) => sum / count);
}

/** The value of a quantile, on the straight line between values of rank r at (r + ½) / count. */
function at(sorted: Float64Array, quantile: number): number {
  const place = Math.min(Math.max(quantile * sorted.length - 0.5, 0), sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
}

function fitted(features: readonly string[], quantiles: Float64Array): FittedStep {
  return {
    features,
    warnings: [],
    apply(matrix) {
      requireFeatures('quantileNormalise', features, matrix);
      const rows = matrix.samples.length;
      const values = new Float32Array(matrix.values.length).fill(NaN);
      for (const row of matrix.samples.keys()) {
        const sorted = sortedSample(matrix, row);
        for (let first = 0, next; first < sorted.length; first = next) {
          for (next = first + 1; sorted[next]?.[0] === sorted[first]![0];) next++;
          let sum = 0;
          for (let rank = first; rank < next; rank++) sum += at(quantiles, (rank + 0.5) / sorted.length);
          for (let rank = first; rank < next; rank++)
            values[sorted[rank]![1] * rows + row] = sum / (next - first);
        }
      }
      return { ...matrix, values, ploidy: undefined };
    },
    save: () => ({ metadata: {}, arrays: { quantiles } }),
  };
}

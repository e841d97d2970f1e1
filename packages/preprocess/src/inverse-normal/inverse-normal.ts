import type { Matrix } from '@snpress/data';
import { z } from 'zod';
import { fittedColumns } from '../step/fitted-columns.js';
import { mapFeatures } from '../step/map-features.js';
import { requireFeatures } from '../step/require-features.js';
import { savedNumbers } from '../step/saved-numbers.js';
import type { FittedStep, Step } from '../step/step.js';
import { normalQuantile } from './normal-quantile.js';

const params = z.strictObject({});

/** The distinct training values of every feature, ascending, and their normal scores. */
interface Ladder {
  /** Feature → where its values start; one more at the end. */
  readonly starts: Float64Array;
  readonly values: Float64Array;
  readonly scores: Float64Array;
}

/**
 * Rank-based inverse normal transformation of every feature (Beasley, Erickson & Allison 2009, with Blom's offset): the training value
 * of rank r among n becomes Φ⁻¹((r − 3/8)/(n + 1/4)), ties their mean rank. Values between training values lie on the straight line between
 * them, values outside take the outermost score; `invert` goes the same ways back. Missing values stay missing.
 */
export const inverseNormal: Step<z.output<typeof params>, z.input<typeof params>> = {
  name: 'inverseNormal',
  summary:
    'Gives the values of every feature the normal distribution, by their ranks among the training rows.',
  params,
  traits: { scales: true },
  fit: (train) => fitted(train.features, ladderOf(train)),
  load: (bundle, features) =>
    fitted(features, {
      starts: savedNumbers(bundle, 'starts'),
      values: savedNumbers(bundle, 'values'),
      scores: savedNumbers(bundle, 'scores'),
    }),
};

function ladderOf({ samples, features, values }: Matrix): Ladder {
  const rows = samples.length;
  const starts = new Float64Array(features.length + 1);
  const all: number[] = [];
  const scores: number[] = [];
  features.forEach((_, feature) => {
    const sorted = values
      .slice(feature * rows, (feature + 1) * rows)
      .filter((value) => !Number.isNaN(value))
      .sort();
    for (let first = 0, next; first < sorted.length; first = next) {
      for (next = first + 1; sorted[next] === sorted[first];) next++;
      const rank = (first + 1 + next) / 2;
      all.push(sorted[first]!);
      scores.push(normalQuantile((rank - 0.375) / (sorted.length + 0.25)));
    }
    // As in scaling, a feature without an observed value counts as constant 0.
    if (sorted.length === 0) {
      all.push(0);
      scores.push(0);
    }
    starts[feature + 1] = all.length;
  });
  return { starts, values: Float64Array.from(all), scores: Float64Array.from(scores) };
}

function fitted(features: readonly string[], { starts, values, scores }: Ladder): FittedStep {
  const move =
    (from: Float64Array, to: Float64Array) =>
    (column: Float32Array, feature: number): void => {
      const start = starts[feature]!;
      const end = starts[feature + 1]!;
      for (let row = 0; row < column.length; row++)
        column[row] = interpolate(from.subarray(start, end), to.subarray(start, end), column[row]!);
    };
  const change = move(values, scores);
  const back = move(scores, values);
  return {
    features,
    warnings: [],
    change,
    apply(matrix) {
      requireFeatures('inverseNormal', features, matrix);
      return { ...mapFeatures(matrix, change), ploidy: undefined };
    },
    invert(matrix) {
      const columns = fittedColumns('inverseNormal', features, matrix);
      return mapFeatures(matrix, (column, feature) => {
        back(column, columns[feature]!);
      });
    },
    save: () => ({ metadata: {}, arrays: { starts, values, scores } }),
  };
}

/** Where `x` goes on the line through the points (from, to), both ascending. */
function interpolate(from: Float64Array, to: Float64Array, x: number): number {
  if (Number.isNaN(x)) return NaN;
  let low = 0;
  let high = from.length - 1;
  if (x <= from[low]!) return to[low]!;
  if (x >= from[high]!) return to[high]!;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (from[middle]! <= x) low = middle;
    else high = middle;
  }
  const share = (x - from[low]!) / (from[high]! - from[low]!);
  return to[low]! + share * (to[high]! - to[low]!);
}

import type { ArrayBundle, Matrix } from '@snpress/data';
import { z } from 'zod';
import { countsOfCalls } from '@snpress/data/markers/counts-of-calls';
import { levelsPerFeature } from '@snpress/data/matrix/called-values';
import { counted } from '@snpress/data/words/counted';
import { PreprocessError } from '../preprocess-error.js';
import { someExamples } from '../some-examples.js';
import { identityForm } from '../step/affine-form.js';
import { mapFeatures } from '../step/map-features.js';
import { requireFeatures } from '../step/require-features.js';
import { savedNumbers } from '../step/saved-numbers.js';
import { savedWarnings } from '../step/saved-warnings.js';
import { fitWhole, joinNumbers } from '../step/join-parts.js';
import type { FittedStep, Step, StepParts } from '../step/step.js';
import { lowerMedian, mean, median, mostFrequent, type Statistic } from './observed-statistic.js';

const params = z
  .strictObject({
    strategy: z
      .enum(['mean', 'median', 'most-frequent', 'constant'])
      .default('mean')
      .describe('What a missing value becomes: a statistic of the feature in the training rows, or `value`.'),
    value: z.number().optional().describe('The number that `strategy: constant` fills in.'),
  })
  .superRefine(({ strategy, value }, context) => {
    if (strategy === 'constant' && value === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['value'],
        message: 'strategy: constant needs a value, such as value: 0',
      });
    }
    if (strategy !== 'constant' && value !== undefined) {
      context.addIssue({
        code: 'custom',
        path: ['value'],
        message: `value goes with strategy: constant, not with strategy: ${strategy}`,
      });
    }
  });

type ImputeParams = z.output<typeof params>;

const statistics: Record<Exclude<ImputeParams['strategy'], 'constant'>, Statistic> = {
  mean,
  median,
  'most-frequent': mostFrequent,
};

const parts: StepParts<ImputeParams, Float64Array> = {
  /** What a missing value of each feature becomes; NaN where the feature is never observed. */
  learn(train, params) {
    const { strategy, value } = params;
    if (strategy === 'constant') return new Float64Array(train.features.length).fill(value!);
    const statistic = statisticOf(params, train);
    const observed = new Float32Array(train.samples.length);
    return Float64Array.from(train.features, (_, feature) =>
      statistic(observed.subarray(0, collectObserved(train, feature, observed))),
    );
  },
  join(learnt, train, params) {
    const { features, samples } = train;
    const fill = joinNumbers(learnt);
    const unobserved = features.filter((_, feature) => Number.isNaN(fill[feature]));
    if (unobserved.length === 0) return fitted(features, fill, []);
    const fallback = statisticOf(params, train)(fill.filter(isObserved));
    if (Number.isNaN(fallback)) {
      throw new PreprocessError({
        code: 'nothing-observed',
        message: `impute finds no observed value in ${counted(features.length, 'feature')} × ${counted(samples.length, 'training sample')}`,
        hint: 'check the missing codes of the file, or use strategy: constant',
      });
    }
    const warning =
      `${counted(unobserved.length, 'feature')} without an observed value in ${counted(samples.length, 'training sample')} ` +
      `(${someExamples(unobserved)}); filled with ${fallback}, like the other features together. ` +
      'A dropMissing step before impute drops such features.';
    return fitted(
      features,
      fill.map((value) => (Number.isNaN(value) ? fallback : value)),
      [warning],
    );
  },
};

function statisticOf({ strategy }: ImputeParams, { ploidy }: Pick<Matrix, 'ploidy'>): Statistic {
  const isMedianOfDosages = strategy === 'median' && ploidy !== undefined;
  return isMedianOfDosages ? lowerMedian : statistics[strategy as keyof typeof statistics];
}

/**
 * Fills missing values. A feature that is never observed in the training rows gets the same statistic of the other
 * features' fills (for `mean`, the mean of the feature means), and a warning.
 *
 * The median of dosages is the lower of two middle ones, so that by `median` and `most-frequent` calls stay calls: a
 * haploid marker is 0 or 1. The mean is the expected dosage, which is no call.
 */
export const impute: Step<ImputeParams, z.input<typeof params>> = {
  name: 'impute',
  summary: 'Replaces missing values by what the training rows say about the feature.',
  params,
  traits: { imputes: true },
  parts,
  fit: fitWhole('impute', parts),
  load: (bundle, features) => fitted(features, savedNumbers(bundle, 'fill'), savedWarnings(bundle)),
};

/** Puts the observed values of a feature into `into`, of calls in the order of their size; returns how many there are. */
function collectObserved(matrix: Matrix, feature: number, into: Float32Array): number {
  const { called } = matrix;
  const rows = matrix.samples.length;
  const first = feature * rows;
  let count = 0;
  if (called === undefined) {
    for (const value of matrix.values.subarray(first, first + rows))
      if (isObserved(value)) into[count++] = value;
    return count;
  }
  countsOfCalls(called.calls, first, rows).forEach((number, call) => {
    const level = called.levels[feature * levelsPerFeature + call]!;
    if (isObserved(level)) into.fill(level, count, (count += number));
  });
  return count;
}

function isObserved(value: number): boolean {
  return !Number.isNaN(value);
}

function fitted(features: readonly string[], fill: Float64Array, warnings: readonly string[]): FittedStep {
  const change = (values: Float32Array, feature: number): void => {
    const value = fill[feature]!;
    for (let row = 0; row < values.length; row++) if (!isObserved(values[row]!)) values[row] = value;
  };
  return {
    features,
    warnings,
    change,
    apply(matrix) {
      requireFeatures('impute', features, matrix);
      return mapFeatures(matrix, change);
    },
    affine: () => ({ ...identityForm(Int32Array.from(features.keys())), missing: fill }),
    save: (): ArrayBundle => ({ metadata: { warnings: [...warnings] }, arrays: { fill } }),
  };
}

import type { Matrix } from '@snpress/data';
import { z } from 'zod';
import { PreprocessError } from '../preprocess-error.js';
import { mapFeatures } from '../step/map-features.js';
import { requireFeatures } from '../step/require-features.js';
import { savedNumbers } from '../step/saved-numbers.js';
import type { FittedStep, Step } from '../step/step.js';

const params = z.strictObject({
  offset: z
    .number()
    .min(0)
    .default(1)
    .describe('Added to every value before the logarithm, so that 0 has one: log2(x + offset).'),
});

/** log2(x + offset) of every value, for counts and TPM. Nothing is learnt; missing values stay missing. */
export const log2: Step<z.output<typeof params>, z.input<typeof params>> = {
  name: 'log2',
  summary: 'Takes the logarithm to base 2 of every value plus an offset.',
  params,
  traits: { scales: true },
  fit: (train, { offset }) => fitted(train.features, offset),
  load: (bundle, features) => fitted(features, savedNumbers(bundle, 'offset')[0]!),
};

function fitted(features: readonly string[], offset: number): FittedStep {
  const change = (values: Float32Array): void => {
    for (let row = 0; row < values.length; row++) values[row] = Math.log2(values[row]! + offset);
  };
  return {
    features,
    warnings: [],
    apply(matrix) {
      requireFeatures('log2', features, matrix);
      refuseNegative(matrix, offset);
      return { ...mapFeatures(matrix, change), ploidy: undefined };
    },
    invert: (matrix) =>
      mapFeatures(matrix, (values) => {
        for (let row = 0; row < values.length; row++) values[row] = 2 ** values[row]! - offset;
      }),
    save: () => ({ metadata: {}, arrays: { offset: Float64Array.of(offset) } }),
  };
}

function refuseNegative(matrix: Matrix, offset: number): void {
  const at = matrix.values.findIndex((value) => value + offset <= 0);
  if (at < 0) return;
  const rows = matrix.samples.length;
  const feature = matrix.features[Math.floor(at / rows)]!;
  throw new PreprocessError({
    code: 'not-positive',
    subject: feature,
    message: `log2 of ${matrix.values[at]!} + ${offset}, ${feature} of sample ${matrix.samples[at % rows]!}, is not a number`,
    hint: 'give a larger offset, or leave log2 out where values are logarithms already',
  });
}

import { z } from 'zod';
import { fittedFilter, loadFilter } from '../step/fitted-filter.js';
import { keptColumns } from '../step/kept-columns.js';
import type { Step } from '../step/step.js';

const params = z.strictObject({
  max: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe('The largest share of missing training values with which a feature is kept.'),
});

/** Drops features with too many missing values in the training rows. */
export const dropMissing: Step<z.output<typeof params>, z.input<typeof params>> = {
  name: 'dropMissing',
  summary: 'Drops features with more than a share of missing values in the training rows.',
  params,
  traits: { drops: true },
  fit(train, { max }) {
    const advice = `allow more than max: ${max}, or check the missing codes of the file`;
    const keeps = (values: Float32Array): boolean => missingCount(values) <= max * values.length;
    return fittedFilter('dropMissing', train.features, keptColumns('dropMissing', train, keeps, advice));
  },
  load: (bundle, features) => loadFilter('dropMissing', bundle, features),
};

function missingCount(values: Float32Array): number {
  let count = 0;
  for (const value of values) if (Number.isNaN(value)) count++;
  return count;
}

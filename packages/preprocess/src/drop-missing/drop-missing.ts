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
  least: z
    .int()
    .min(1)
    .optional()
    .describe('The fewest training values that a feature needs if others are missing; 1 when left out.'),
});

/** Drops features with too many missing values, or too few others, in the training rows. */
export const dropMissing: Step<z.output<typeof params>, z.input<typeof params>> = {
  name: 'dropMissing',
  summary:
    'Drops features with more than a share of missing values, or with few others, in the training rows.',
  params,
  traits: { drops: true },
  fit(train, { max, least = 1 }) {
    const fewer = least > 1 ? `, fewer than least: ${least}` : '';
    const advice = `allow more than max: ${max}${fewer}, or check the missing codes of the file`;
    const keeps = (values: Float32Array): boolean => {
      const missing = missingCount(values);
      return missing === 0 || (missing <= max * values.length && values.length - missing >= least);
    };
    return fittedFilter('dropMissing', train.features, keptColumns('dropMissing', train, keeps, advice));
  },
  load: (bundle, features) => loadFilter('dropMissing', bundle, features),
};

function missingCount(values: Float32Array): number {
  let count = 0;
  for (const value of values) if (Number.isNaN(value)) count++;
  return count;
}

import { z } from 'zod';
import { filterStep } from '../step/filter-step.js';

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
export const dropMissing = filterStep<z.output<typeof params>, z.input<typeof params>>({
  name: 'dropMissing',
  summary:
    'Drops features with more than a share of missing values, or with few others, in the training rows.',
  params,
  traits: { drops: true },
  keeps:
    (_, { max, least = 1 }) =>
    (values) => {
      const missing = missingCount(values);
      return missing === 0 || (missing <= max * values.length && values.length - missing >= least);
    },
  advice({ max, least = 1 }) {
    const fewer = least > 1 ? `, fewer than least: ${least}` : '';
    return `allow more than max: ${max}${fewer}, or check the missing codes of the file`;
  },
});

function missingCount(values: Float32Array): number {
  let count = 0;
  for (const value of values) if (Number.isNaN(value)) count++;
  return count;
}

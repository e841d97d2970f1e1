import { z } from 'zod';
import { filterStep } from '../step/filter-step.js';

const params = z.strictObject({});

/** Drops features with fewer than two distinct observed values in the training rows. */
export const dropConstant = filterStep<z.output<typeof params>, z.input<typeof params>>({
  name: 'dropConstant',
  summary: 'Drops features whose observed values are all the same in the training rows.',
  params,
  traits: { drops: true },
  keeps: () => varies,
  advice: () => 'check that the file holds what it should',
});

function varies(values: Float32Array): boolean {
  let first = NaN;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (Number.isNaN(first)) first = value;
    else if (value !== first) return true;
  }
  return false;
}

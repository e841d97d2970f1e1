import { z } from 'zod';
import { fittedFilter, loadFilter } from '../step/fitted-filter.js';
import { keptColumns } from '../step/kept-columns.js';
import type { Step } from '../step/step.js';

const params = z.strictObject({});

/** Drops features with fewer than two distinct observed values in the training rows. */
export const dropConstant: Step<z.output<typeof params>, z.input<typeof params>> = {
  name: 'dropConstant',
  summary: 'Drops features whose observed values are all the same in the training rows.',
  params,
  traits: { drops: true },
  fit(train) {
    const advice = 'check that the file holds what it should';
    return fittedFilter('dropConstant', train.features, keptColumns('dropConstant', train, varies, advice));
  },
  load: (bundle, features) => loadFilter('dropConstant', bundle, features),
};

function varies(values: Float32Array): boolean {
  let first = NaN;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (Number.isNaN(first)) first = value;
    else if (value !== first) return true;
  }
  return false;
}

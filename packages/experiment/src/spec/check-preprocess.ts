import { checkStepOrder } from '@snpress/preprocess/steps/check-step-order';
import type { z } from 'zod';
import { checkValue } from './check-value.js';
import { preprocessSchema } from './experiment-schema.js';
import type { Problems } from './problem.js';

/** The preprocessing of an experiment: ordered steps per matrix, fitted on training rows unless told otherwise. */
export type PreprocessSpec = z.output<typeof preprocessSchema>;

/** Checks the `preprocess` block and fills in what is not said: mean imputation, and genes with gaps dropped. */
export function checkPreprocess(value: unknown, problems: Problems): PreprocessSpec | undefined {
  const preprocess = checkValue(preprocessSchema, value ?? {}, ['preprocess'], problems);
  for (const matrix of preprocess ? (['genotypes', 'expression'] as const) : [])
    for (const { index, message, hint } of checkStepOrder(preprocess![matrix], matrix))
      problems.add(['preprocess', matrix, index], message, hint);
  return preprocess;
}

import { z } from 'zod';
import { steps, type StepInput, type StepSpec } from './registry.js';

const shape = Object.fromEntries(
  Object.values(steps).map(({ name, summary, params }) => [name, params.optional().describe(summary)]),
);

/**
 * One preprocessing step of a spec: an object of exactly one known key. It is an object of optional keys rather than
 * a union, so that what is wrong is reported at its own path (`impute.strategy`) and not for every kind of step.
 */
export const stepSchema = z
  .strictObject(shape)
  .meta({ minProperties: 1, maxProperties: 1 })
  .superRefine((value, context) => {
    const names = Object.keys(value);
    if (context.issues.length > 0 || names.length === 1) return;
    const known = Object.keys(steps).join(', ');
    context.addIssue({
      code: 'custom',
      message:
        names.length === 0
          ? `a step has one key, its name: one of ${known}`
          : `a step has one key, but this one has ${names.length} (${names.join(', ')}): make each a list item of its own`,
    });
  }) as unknown as z.ZodType<StepSpec, StepInput>;

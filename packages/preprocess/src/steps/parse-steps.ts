import { z } from 'zod';
import { PreprocessError } from '../preprocess-error.js';
import type { StepInput, StepSpec } from './registry.js';
import { stepSchema } from './step-schema.js';

const list = z.array(stepSchema);

/**
 * Checks steps and completes their parameters.
 * @throws PreprocessError with everything that is wrong, one line each.
 */
export function parseSteps(steps: readonly StepInput[]): readonly StepSpec[] {
  const result = list.safeParse(steps);
  if (result.success) return result.data;
  throw new PreprocessError(
    result.error.issues.map(({ path, message }) => {
      const subject = z.core.toDotPath(['steps', ...path]);
      return { code: 'wrong-step', subject, message: `${subject}: ${message}` };
    }),
  );
}

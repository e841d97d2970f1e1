import type { FittedSteps } from './fitted-steps.js';
import { stepOf } from './registry.js';

/** Whether a chain of preprocessing has a step that fills in missing values. */
export function imputesMissing({ steps }: Pick<FittedSteps, 'steps'>): boolean {
  return steps.some((spec) => stepOf(spec).step.traits.imputes);
}

import type { FittedSteps } from '@snpress/preprocess';

/** Whether a chain of preprocessing has a step that fills in missing values. */
export function imputesMissing({ steps }: FittedSteps): boolean {
  return steps.some((step) => 'impute' in step);
}

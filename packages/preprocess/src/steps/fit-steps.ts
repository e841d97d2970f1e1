import type { Matrix } from '@snpress/data';
import { PreprocessError } from '../preprocess-error.js';
import type { FittedStep } from '../step/step.js';
import { chainSteps } from './chain-steps.js';
import type { FittedSteps } from './fitted-steps.js';
import { parseSteps } from './parse-steps.js';
import { stepOf, type StepInput, type StepSpec } from './registry.js';

/** How a chain is fitted. */
export interface FitStepsOptions {
  /**
   * `fit` (default) decides by `train` which features survive. A chain that was fitted before keeps its features and
   * only the steps that change values are fitted on `train`: the inner folds of a cross-validation then all have the
   * genes of their outer training set.
   */
  readonly filters?: 'fit' | FittedSteps;
}

/**
 * Fits preprocessing steps in order, each on what the ones before make of `train`.
 * @param train the training rows, and no others
 * @throws PreprocessError where a step is not valid or cannot be fitted, or `filters` is another chain.
 */
export function fitSteps(
  train: Matrix,
  steps: readonly StepInput[],
  { filters = 'fit' }: FitStepsOptions = {},
): FittedSteps {
  const specs = parseSteps(steps);
  if (train.samples.length === 0)
    throw new PreprocessError({
      code: 'too-few-samples',
      message: 'Preprocessing needs at least one training sample',
    });
  if (filters !== 'fit') requireSameSteps(specs, filters.steps);
  const fitted: FittedStep[] = [];
  let current = train;
  for (const [index, spec] of specs.entries()) {
    const { step, params } = stepOf(spec);
    const reused = filters !== 'fit' && step.traits.drops === true ? filters.fitted[index] : undefined;
    const next = reused ?? step.fit(current, params);
    fitted.push(next);
    if (index < specs.length - 1) current = next.apply(current);
  }
  return chainSteps(specs, fitted, train.features);
}

function requireSameSteps(specs: readonly StepSpec[], others: readonly StepSpec[]): void {
  const wanted = JSON.stringify(specs);
  const given = JSON.stringify(others);
  if (wanted === given) return;
  throw new PreprocessError({
    code: 'other-steps',
    message: `The filters to keep were fitted with other steps (${given}) than the ones asked for (${wanted})`,
    hint: 'fit both with the same list',
  });
}

import type { StoredMatrix } from '@snpress/data';
import { PreprocessError } from '../preprocess-error.js';
import { fitInContexts } from '../step/context-step.js';
import type { FittedStep } from '../step/step.js';
import { applySteps } from './apply-steps.js';
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
  readonly filters?: 'fit' | FittedSteps | undefined;
  /** The training rows. Default: all. */
  readonly samples?: ArrayLike<number> | undefined;
}

/**
 * Fits preprocessing steps in order, each on what the ones before make of `train`; where that has several contexts, on each by itself.
 * @param train the matrix of the training rows; no others are looked at
 * @throws PreprocessError where a step is not valid or cannot be fitted, or `filters` is another chain.
 */
export function fitSteps(
  train: StoredMatrix,
  steps: readonly StepInput[],
  { filters = 'fit', samples }: FitStepsOptions = {},
): FittedSteps {
  const specs = parseSteps(steps);
  if ((samples ?? train.samples).length === 0)
    throw new PreprocessError({
      code: 'too-few-samples',
      message: 'Preprocessing needs at least one training sample',
    });
  if (filters !== 'fit') requireSameSteps(specs, filters.steps);
  const fitted: FittedStep[] = [];
  for (const [index, spec] of specs.entries()) {
    const { step, params } = stepOf(spec);
    const reused = filters !== 'fit' && step.traits.drops === true ? filters.fitted[index] : undefined;
    fitted.push(reused ?? fitInContexts(step, applySteps(fitted, train, samples), params));
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

import type { ArrayBundle, BundleArray, Json } from '@snpress/data';
import type { FittedStep } from '../step/step.js';
import { applySteps } from './apply-steps.js';
import type { FittedSteps } from './fitted-steps.js';
import type { StepSpec } from './registry.js';

/** Joins fitted steps, each fitted on what the one before returns, into a chain. */
export function chainSteps(
  steps: readonly StepSpec[],
  fitted: readonly FittedStep[],
  inputFeatures: readonly string[],
): FittedSteps {
  return {
    steps,
    fitted,
    inputFeatures,
    features: fitted.at(-1)?.features ?? inputFeatures,
    warnings: fitted.flatMap(({ warnings }) => warnings),
    apply: (matrix, samples) => applySteps(fitted, matrix, samples),
    invert: (matrix) => fitted.reduceRight((current, step) => step.invert?.(current) ?? current, matrix),
    save: () => saveChain(steps, fitted, inputFeatures),
  };
}

function saveChain(
  steps: readonly StepSpec[],
  fitted: readonly FittedStep[],
  inputFeatures: readonly string[],
): ArrayBundle {
  const saved = fitted.map((step) => step.save());
  const arrays = saved.flatMap((bundle, index) =>
    Object.entries(bundle.arrays).map(([name, array]): [string, BundleArray] => [`${index}.${name}`, array]),
  );
  return {
    metadata: {
      type: 'preprocessing',
      steps: steps as unknown as Json,
      fitted: saved.map(({ metadata }) => metadata),
    },
    arrays: { features: inputFeatures, ...Object.fromEntries(arrays) },
  };
}

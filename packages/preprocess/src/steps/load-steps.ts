import type { ArrayBundle, JsonObject } from '@snpress/data';
import { PreprocessError } from '../preprocess-error.js';
import { loadInContexts } from '../step/context-step.js';
import type { FittedStep } from '../step/step.js';
import { chainSteps } from './chain-steps.js';
import type { FittedSteps } from './fitted-steps.js';
import { parseSteps } from './parse-steps.js';
import { stepOf } from './registry.js';

/**
 * Restores a chain from what `FittedSteps.save` gave.
 * @throws PreprocessError where the bundle is something else.
 */
export function loadSteps(bundle: ArrayBundle): FittedSteps {
  const { type, steps, fitted: saved } = bundle.metadata;
  const { features } = bundle.arrays;
  if (type !== 'preprocessing' || !Array.isArray(steps) || !Array.isArray(saved) || !isIds(features)) {
    throw new PreprocessError({
      code: 'no-steps',
      message: 'This bundle holds no fitted preprocessing',
      hint: 'load what FittedSteps.save() gave',
    });
  }
  const specs = parseSteps(steps);
  const fitted: FittedStep[] = [];
  for (const [index, spec] of specs.entries()) {
    const { step } = stepOf(spec);
    const own = { metadata: saved[index] as JsonObject, arrays: arraysOf(bundle, `${index}.`) };
    fitted.push(loadInContexts(step, own, fitted.at(-1)?.features ?? features));
  }
  return chainSteps(specs, fitted, features);
}

function isIds(array: ArrayBundle['arrays'][string] | undefined): array is readonly string[] {
  return Array.isArray(array);
}

function arraysOf(bundle: ArrayBundle, prefix: string): ArrayBundle['arrays'] {
  const own = Object.entries(bundle.arrays).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, array]) => [name.slice(prefix.length), array]));
}

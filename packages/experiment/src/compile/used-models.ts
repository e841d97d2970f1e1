import { estimators } from '@snpress/models/registry';
import type { ModelSpec } from '../spec/experiment.js';

/** The alternatives of the stage library whose code the stages of a model need: its own, and those of the models that it is made of. */
export function usedModels({ type, params }: Pick<ModelSpec, 'type' | 'params'>): readonly string[] {
  const types = new Set(estimators.map((estimator) => estimator.type));
  const found = new Set([type]);
  const visit = (part: unknown): void => {
    if (typeof part === 'string' && types.has(part)) found.add(part);
    else if (typeof part === 'object' && part !== null) Object.values(part).forEach(visit);
  };
  visit(params);
  return [...found].sort().map(modelModule);
}

/** The name of the module of a type of models in the stage library. */
export const modelModule = (type: string): string => `model/${type}`;

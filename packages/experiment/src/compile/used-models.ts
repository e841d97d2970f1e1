import { withType } from '@snpress/models/blend/member';
import { parseParams } from '@snpress/models/contract/parse-params';
import { getEstimator } from '@snpress/models/registry';
import type { ModelSpec } from '../spec/experiment.js';

type Model = Pick<ModelSpec, 'type' | 'params'>;

/** The alternatives of the stage library whose code the stages of a model need: its own, and those of the models that it is made of. */
export function usedModels(model: Model): readonly string[] {
  return [...usedTypes(model)].sort().map(modelModule);
}

/** Whether a model, or one that it is made of, can be trained on a backend of TensorFlow.js. */
export function trainsOnTensors(model: Model): boolean {
  return [...usedTypes(model)].some((type) => getEstimator(type).traits.tensors);
}

/** Whether a model, or one that it is made of, makes use of the weights of markers. */
export function weighsMarkers(model: Model): boolean {
  return [...usedTypes(model)].some((type) => {
    const estimator = getEstimator(type);
    return estimator.members === undefined && estimator.traits.weighsMarkers === true;
  });
}

/** Whether the file of a model has genotypes of its training samples, with any of its settings. */
export function keepsGenotypes(model: Model & Partial<Pick<ModelSpec, 'grid'>>): boolean {
  const settings = Object.entries(model.grid ?? {}).flatMap(([name, values]) =>
    values.map((value) => ({ [name]: value })),
  );
  return [{}, ...settings].some((setting) => {
    const own = { type: model.type, params: { ...model.params, ...setting } };
    const estimator = getEstimator(own.type);
    return (
      estimator.keepsGenotypes?.(parseParams(estimator, own.params) as object) === true ||
      (membersOf(own)?.models.some(keepsGenotypes) ?? false)
    );
  });
}

function usedTypes(model: Model): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (own: Model): void => {
    found.add(own.type);
    membersOf(own)?.models.forEach(visit);
  };
  visit(model);
  return found;
}

/** How many models one fit of a model of models makes, itself not counted; 0 for others. */
export function fitsOfMembers(model: Model): number {
  const members = membersOf(model);
  if (members === undefined) return 0;
  return members.times * members.models.reduce((sum, own) => sum + Math.max(1, fitsOfMembers(own)), 0);
}

function membersOf({ type, params }: Model): { models: readonly Model[]; times: number } | undefined {
  const estimator = getEstimator(type);
  const members = estimator.members?.(parseParams(estimator, params) as object);
  return (
    members && {
      times: members.times,
      models: members.of.map((member) => {
        const { type: own, ...given } = withType(member);
        return { type: own, params: given };
      }),
    }
  );
}

/** The name of the module of a type of models in the stage library. */
export const modelModule = (type: string): string => `model/${type}`;

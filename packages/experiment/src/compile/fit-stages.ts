import { planTuning } from '@snpress/models/tuning/plan-tuning';
import { pretrainingId } from '@snpress/models/tuning/pretraining-id';
import type { Estimator } from '@snpress/models';
import { forkSeed } from '@snpress/pipeline/stage/fork-seed';
import type { Json, Stage } from '@snpress/pipeline';
import { describeSetting } from '../artifacts/describe-setting.js';
import { estimatorOf } from '../artifacts/estimator-of.js';
import type { ModelSpec } from '../spec/experiment.js';
import { withoutExpression, type TrainingSetPlace, type Inputs } from './training-sets.js';

/** What the stages that fit a model to one training set need. */
export interface FitPlace {
  readonly seed: number | string;
  /** References to `genotypes` and `expression`. */
  readonly data: Inputs;
  readonly outer: TrainingSetPlace;
  readonly inner: readonly TrainingSetPlace[];
}

/** The stages that fit one model to one training set, and where their results are. */
export interface FitStages {
  readonly stages: readonly Stage[];
  /** The stage that chose the settings; undefined where there was nothing to choose. */
  readonly select: string | undefined;
  readonly refit: string;
}

/** Tune (per cell, and per inner fold where folds are independent) → select → refit. */
export function fitStages(model: ModelSpec, at: FitPlace): FitStages {
  const estimator = estimatorOf(model);
  const kind = { type: model.type, ...(model.markers && { markers: model.markers }) };
  const plan = planTuning(estimator, model.params, model.grid);
  const stages: Stage[] = [];
  const scores: Record<string, Inputs[string]> = {};
  const seed = (id: string): string | null => (estimator.traits.seeded ? forkSeed(at.seed, id) : null);

  if (plan.needsTuning) {
    plan.cells.forEach(({ cell, settings, folds }, index) => {
      const params = { ...model.params, ...cell };
      const add = (place: string, sets: readonly TrainingSetPlace[]): void => {
        const id = [place, 'tune', model.name, describeSetting(cell)].filter(Boolean).join('/');
        const first = sets[0];
        const pretrained = first ? pretrainInput(estimator, params, first, at, stages) : {};
        stages.push({
          id,
          implementation: 'tune',
          parameters: {
            ...kind,
            params: model.params,
            settings,
            select: model.select,
          } as unknown as Json,
          seed: seed(id),
          inputs: {
            ...at.data,
            ...at.outer.inputs('outer.'),
            ...Object.assign({}, ...sets.map((set, k) => set.inputs(`fold${k}.`))),
            ...pretrained,
          } as Inputs,
          outputs: ['scores'],
        });
        scores[`scores${index}.${Object.keys(scores).length}`] = { stage: id, output: 'scores' };
      };
      if (folds === 'each') for (const fold of at.inner) add(fold.id, [fold]);
      else add(at.outer.id, folds === 'all' ? at.inner : []);
    });
  }

  const selectId = `${at.outer.id}/select/${model.name}`;
  if (plan.needsTuning) {
    stages.push({
      id: selectId,
      implementation: 'select',
      parameters: { select: model.select },
      seed: null,
      inputs: scores,
      outputs: ['selection'],
    });
  }
  const refitId = `${at.outer.id}/refit/${model.name}`;
  stages.push({
    id: refitId,
    implementation: 'refit',
    parameters: { ...kind, params: { ...model.params, ...plan.only } } as unknown as Json,
    seed: seed(refitId),
    inputs: {
      ...at.data,
      ...at.outer.inputs(''),
      ...(plan.needsTuning ? { selection: { stage: selectId, output: 'selection' } } : {}),
      ...Object.assign(
        {},
        ...plan.cells.map(({ cell }) =>
          pretrainInput(estimator, { ...model.params, ...cell }, at.outer, at, stages),
        ),
      ),
    } as Inputs,
    outputs: ['model', 'diagnostics', 'importance'],
  });
  return { stages, select: plan.needsTuning ? selectId : undefined, refit: refitId };
}

/** The pretraining of a training set, one stage for all models and settings that ask for the same. */
function pretrainInput(
  estimator: Estimator,
  params: object,
  set: TrainingSetPlace,
  at: FitPlace,
  stages: Stage[],
): Inputs {
  const name = pretrainingId(estimator, params);
  if (name === undefined) return {};
  const id = `${set.id}/pretrain/${name}`;
  stages.push({
    id,
    implementation: 'pretrain',
    parameters: { type: estimator.type, params: estimator.pretraining!.parameters(params) },
    seed: forkSeed(at.seed, id),
    inputs: { ...withoutExpression(at.data), ...set.inputs('') },
    outputs: ['pretrained'],
  });
  return { [`pretrained.${name}`]: { stage: id, output: 'pretrained' } };
}

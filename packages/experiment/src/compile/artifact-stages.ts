import type { Json, Stage } from '@snpress/pipeline';
import type { Experiment, ModelSpec } from '../spec/experiment.js';
import { version } from '../version.js';
import { fitStages, type FitStages } from './fit-stages.js';
import type { FittedModel } from './per-split.js';
import type { PreprocessPlan } from './preprocess-stages.js';
import type { Inputs, TrainingSetPlace } from './training-sets.js';

/** A model that a run leaves for later predictions. */
export interface KeptModel {
  readonly model: string;
  /** Path of its file, relative to the folder of the run. */
  readonly file: string;
  /** The stage whose output `artifact` is the file. */
  readonly stage: string;
}

/** The stages that make the models to keep. */
export interface ArtifactPlan {
  readonly stages: readonly Stage[];
  readonly kept: readonly KeptModel[];
}

/** Fits the models to keep on all samples, where the spec asks for that, and packs each with what predicting takes. */
export function artifactStages(
  experiment: Experiment,
  data: Inputs,
  source: string,
  preprocess: PreprocessPlan,
  models: readonly FittedModel[],
): ArtifactPlan {
  const stages: Stage[] = [];
  const kept: KeptModel[] = [];
  const pack = (model: ModelSpec, place: TrainingSetPlace, fit: FitStages, file: string): void => {
    const id = `${place.id}/artifact/${model.name}`;
    stages.push(
      packStage(id, experiment, model, source, {
        ...data,
        ...place.inputs(''),
        model: { stage: fit.refit, output: 'model' },
        ...(fit.select === undefined ? {} : { selection: { stage: fit.select, output: 'selection' } }),
      }),
    );
    kept.push({ model: model.name, file: `models/${file}.arrow`, stage: id });
  };
  const { final } = preprocess;
  for (const { model, splits } of models) {
    if (!experiment.final.models.includes(model.name)) continue;
    if (final !== undefined) {
      const { place: outer, inner } = final;
      const fit = fitStages(model, { seed: experiment.seed, data, outer, inner });
      stages.push(...fit.stages);
      pack(model, outer, fit, model.name);
      continue;
    }
    splits.forEach((fit, o) => {
      const file = splits.length === 1 ? model.name : `${model.name}.outer${o}`;
      pack(model, preprocess.outer[o]!.place, fit, file);
    });
  }
  return { stages, kept };
}

function packStage(
  id: string,
  experiment: Experiment,
  model: ModelSpec,
  source: string,
  inputs: Inputs,
): Stage {
  const { name, type, params, markers } = model;
  return {
    id,
    implementation: 'artifact',
    parameters: {
      name,
      type,
      params: markers === undefined ? params : { ...params, markers },
      provenance: { experiment: experiment.name, seed: experiment.seed, snpress: version },
    } as unknown as Json,
    seed: null,
    inputs: {
      ...inputs,
      reconciliation: { stage: source, output: 'reconciliation' },
      evaluation: { stage: `evaluate/${name}`, output: 'evaluation' },
    },
    outputs: ['artifact'],
  };
}

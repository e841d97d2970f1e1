import type { JsonObject } from '@snpress/data';
import { uniqueFileNames } from '@snpress/data/words/unique-file-names';
import type { Reference } from '@snpress/pipeline';
import { packModel } from '../definitions/pack-model.js';
import type { Experiment, ModelSpec } from '../spec/experiment.js';
import { version } from '../version.js';
import type { DataReferences } from './data-stages.js';
import { fitStages, type FittedStages } from './fit-stages.js';
import type { FittedModel } from './model-stages.js';
import type { PhaseStages } from './stage-list.js';
import type { NestedPlace, TrainingSetPlace } from './training-sets.js';
import { keepsGenotypes, usedModels } from './used-models.js';

/** A model that a run leaves for later predictions. */
export interface KeptModel {
  readonly model: string;
  /** Path of its file, relative to the folder of the run. */
  readonly file: string;
  /** Whether the file has genotypes of training samples. */
  readonly keepsGenotypes: boolean;
  /** The stage whose output `artifact` is the file. */
  readonly stage: string;
  readonly inclusion: Reference<'inclusion'>;
}

/** What the stages need that make the models to keep. */
export interface KeptPlace {
  readonly data: DataReferences;
  readonly outer: readonly TrainingSetPlace[];
  /** All samples, where models are to be fitted on them. */
  readonly final: NestedPlace | undefined;
  readonly innerFolds: number;
  readonly isSwept: boolean;
  readonly evaluations: ReadonlyMap<string, Reference<'evaluated-model'>>;
  readonly phase: PhaseStages;
}

/** Fits the models to keep on all samples, where the spec asks for that, and packs each with what predicting takes. */
export function artifactStages(
  experiment: Experiment,
  all: readonly FittedModel[],
  { data, outer, final, innerFolds, isSwept, evaluations, phase }: KeptPlace,
): readonly KeptModel[] {
  const { name: title, seed, backend } = experiment;
  const pack = (
    model: ModelSpec,
    { id: place, set }: TrainingSetPlace,
    { model: fitted, selection, inclusion }: FittedStages,
    file: string,
  ): KeptModel => {
    const { name, type, params, markers, contexts } = model;
    const id = `${place}/artifact/${name}`;
    phase.add(
      packModel.at(id, {
        params: {
          name,
          type,
          params: { ...params, markers, contexts } as JsonObject,
          provenance: { experiment: title, seed, snpress: version },
        },
        inputs: { ...data, set, model: fitted, selection, evaluation: evaluations.get(name)! },
        uses: usedModels({ type, params }),
      }),
    );
    return { model: name, file, stage: id, inclusion, keepsGenotypes: keepsGenotypes(model) };
  };
  const models = all.filter(({ model }) => experiment.final.models.includes(model.name));
  const kept = models.flatMap(({ model, splits }) => {
    if (final !== undefined) {
      const fitted = fitStages(model, {
        ...{ seed, backend, data, outer: final, innerFolds, isSwept, phase, shared: phase },
        annotations: data.annotations,
      });
      return [pack(model, final, fitted, model.name)];
    }
    return splits.map((fitted, o) =>
      pack(model, outer[o]!, fitted, splits.length === 1 ? model.name : `${model.name}.outer${o}`),
    );
  });
  const names = uniqueFileNames(kept.map(({ file }) => file));
  return kept.map((model, index) => ({ ...model, file: `models/${names[index]!}.arrow` }));
}

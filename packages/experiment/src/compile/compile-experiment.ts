import type { Stage } from '@snpress/pipeline';
import type { Experiment } from '../spec/experiment.js';
import type { Phase } from './phase.js';
import { artifactStages } from './artifact-stages.js';
import type { CompiledExperiment } from './compiled-experiment.js';
import { dataStage } from './data-stages.js';
import { evaluationStages } from './evaluation-stages.js';
import { finalSplitStage } from './final-split-stage.js';
import { memoryNeed } from './memory-need.js';
import { modelStages } from './model-stages.js';
import type { FittedModel } from './per-split.js';
import { preprocessStages } from './preprocess-stages.js';
import { reportStage } from './report-stage.js';
import { splitStage } from './split-stage.js';
import type { SplitShape } from '../spec/split-shape.js';
import type { Inputs } from './training-sets.js';

/** Turns a checked experiment into the graph of its stages. */
export function compileExperiment(
  experiment: Experiment,
  shape: SplitShape,
  specText: string,
): CompiledExperiment {
  const source = dataStage(experiment);
  const data: Inputs = {
    genotypes: { stage: source.id, output: 'genotypes' },
    expression: { stage: source.id, output: 'expression' },
    ...(source.outputs.includes('covariates')
      ? { covariates: { stage: source.id, output: 'covariates' } }
      : {}),
  };
  const truth = source.outputs.includes('geneticValues')
    ? { stage: source.id, output: 'geneticValues' }
    : undefined;
  const preprocess = preprocessStages(experiment, data, shape);
  const splits = [splitStage(experiment, source.id, shape)];
  if (preprocess.final !== undefined) splits.push(finalSplitStage(experiment, source.id, shape));
  const phases: Phase[] = [
    { title: source.id === 'ingest' ? 'read the data' : 'simulate the data', stages: [source.id] },
    { title: 'split and preprocess', stages: ids([...splits, ...preprocess.stages]) },
  ];

  const byModel: readonly FittedModel[] = experiment.models.map((model) => ({
    model,
    splits: preprocess.outer.map(({ place, inner }) =>
      modelStages(model, {
        seed: experiment.seed,
        data,
        outer: place,
        inner,
        cisWindow: experiment.evaluate.cisWindow,
        regressesOut: experiment.preprocess.covariates?.use === 'regress-out',
      }),
    ),
  }));
  const fits = uniqueById(byModel.flatMap(({ splits: own }) => own.flatMap((at) => at.stages)));
  const shared = fits.filter((stage) => stage.implementation === 'pretrain');
  if (shared.length > 0) phases.push({ title: 'pretrain', stages: ids(shared) });
  for (const { model, splits: own } of byModel) {
    const stages = own.flatMap((at) => at.stages).filter((stage) => stage.implementation !== 'pretrain');
    phases.push({ title: model.name, stages: ids(stages) });
  }

  const artifacts = artifactStages(experiment, data, source.id, preprocess, byModel);
  const evaluations = evaluationStages(experiment, data, truth, shape, byModel);
  const report = reportStage(experiment, {
    expression: data.expression!,
    source: source.id,
    shape,
    specText,
    models: byModel,
    kept: artifacts.kept,
  });
  phases.push({ title: 'evaluate', stages: ids(evaluations) }, { title: 'report', stages: ['report'] });
  if (artifacts.kept.length > 0) phases.push({ title: 'final models', stages: ids(artifacts.stages) });
  const memory = memoryNeed(experiment.data);
  const heavy = [source, ...preprocess.stages, ...fits, ...evaluations, report, ...artifacts.stages];
  return {
    stages: [...splits, ...uniqueById(heavy).map((stage) => ({ ...stage, memory }))],
    phases,
    kept: artifacts.kept,
  };
}

const ids = (stages: readonly Stage[]): readonly string[] => [...new Set(stages.map((stage) => stage.id))];

function uniqueById(stages: readonly Stage[]): readonly Stage[] {
  return [...new Map(stages.map((stage) => [stage.id, stage])).values()];
}

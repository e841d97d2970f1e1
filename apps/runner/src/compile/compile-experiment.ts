import type { Json, Stage } from '@snpress/pipeline';
import type { Experiment } from '../spec/experiment.js';
import type { Phase } from '../view/phase.js';
import type { CompiledExperiment } from './compiled-experiment.js';
import { dataStage } from './data-stages.js';
import { describeExperiment } from './describe-experiment.js';
import { evaluationStages } from './evaluation-stages.js';
import { memoryNeed } from './memory-need.js';
import { modelStages } from './model-stages.js';
import { perSplit, predictionsOf, selectionOf, type FittedModel } from './per-split.js';
import { preprocessStages } from './preprocess-stages.js';
import { splitStage, type SplitShape } from './split-stage.js';
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
  };
  const truth = source.outputs.includes('geneticValues')
    ? { stage: source.id, output: 'geneticValues' }
    : undefined;
  const split = splitStage(experiment, source.id, shape);
  const preprocess = preprocessStages(experiment, data, shape);
  const phases: Phase[] = [
    { title: source.id === 'ingest' ? 'read the data' : 'simulate the data', stages: [source.id] },
    { title: 'split and preprocess', stages: ['split', ...ids(preprocess.stages)] },
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
      }),
    ),
  }));
  const fits = uniqueById(byModel.flatMap(({ splits }) => splits.flatMap((at) => at.stages)));
  const shared = fits.filter((stage) => stage.implementation === 'pretrain');
  if (shared.length > 0) phases.push({ title: 'pretrain', stages: ids(shared) });
  for (const { model, splits } of byModel) {
    const own = splits.flatMap((at) => at.stages).filter((stage) => stage.implementation !== 'pretrain');
    phases.push({ title: model.name, stages: ids(own) });
  }

  const evaluations = evaluationStages(experiment, data, truth, shape, byModel);
  const report: Stage = {
    id: 'report',
    implementation: 'report',
    parameters: {
      title: experiment.report.title ?? experiment.name,
      genes: experiment.report.genes ?? null,
      experiment: describeExperiment(experiment, shape),
      spec: specText,
    } as unknown as Json,
    seed: null,
    inputs: {
      expression: data.expression!,
      reconciliation: { stage: source.id, output: 'reconciliation' },
      evaluation: { stage: 'evaluate', output: 'evaluation' },
      ...perSplit(byModel, 'diagnostics', (at) => ({ stage: at.refit, output: 'diagnostics' })),
      ...perSplit(byModel, 'importance', (at) => ({ stage: at.refit, output: 'importance' })),
      ...perSplit(byModel, 'predictions', predictionsOf),
      ...perSplit(byModel, 'selection', selectionOf),
    },
    outputs: ['files'],
  };
  phases.push({ title: 'evaluate', stages: ids(evaluations) }, { title: 'report', stages: ['report'] });
  const memory = memoryNeed(experiment.data);
  const heavy = [source, ...preprocess.stages, ...fits, ...evaluations, report];
  return { stages: [split, ...heavy.map((stage) => ({ ...stage, memory }))], phases };
}

const ids = (stages: readonly Stage[]): readonly string[] => [...new Set(stages.map((stage) => stage.id))];

function uniqueById(stages: readonly Stage[]): readonly Stage[] {
  return [...new Map(stages.map((stage) => [stage.id, stage])).values()];
}

import { forkSeed, type InputReference, type Json, type Stage } from '@snpress/pipeline';
import type { Experiment } from '../spec/experiment.js';
import type { Phase } from '../view/phase.js';
import type { CompiledExperiment } from './compiled-experiment.js';
import { dataStage } from './data-stages.js';
import { describeExperiment } from './describe-experiment.js';
import { modelStages, type ModelStages } from './model-stages.js';
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
  const split = splitStage(experiment, source.id, shape);
  const preprocess = preprocessStages(experiment, data, shape);
  const phases: Phase[] = [
    { title: source.id === 'ingest' ? 'read the data' : 'simulate the data', stages: [source.id] },
    { title: 'split and preprocess', stages: ['split', ...ids(preprocess.stages)] },
  ];

  const byModel = experiment.models.map((model) => ({
    model,
    splits: preprocess.outer.map(({ place, inner }) =>
      modelStages(model, { seed: experiment.seed, data, outer: place, inner }),
    ),
  }));
  const fits = uniqueById(byModel.flatMap(({ splits }) => splits.flatMap((at) => at.stages)));
  const shared = fits.filter((stage) => stage.implementation === 'pretrain');
  if (shared.length > 0) phases.push({ title: 'pretrain', stages: ids(shared) });
  for (const { model, splits } of byModel) {
    const own = splits.flatMap((at) => at.stages).filter((stage) => stage.implementation !== 'pretrain');
    phases.push({ title: model.name, stages: ids(own) });
  }

  const evaluate: Stage = {
    id: 'evaluate',
    implementation: 'evaluate',
    parameters: {
      experiment: experiment.name,
      models: experiment.models.map((model) => model.name),
      outer: shape.outer,
      ...experiment.evaluate,
    },
    seed: forkSeed(experiment.seed, 'evaluate'),
    inputs: {
      ...data,
      ...outerSplits(shape),
      ...perSplit(byModel, 'predictions', (at) => ({ stage: at.predict, output: 'predictions' })),
      ...perSplit(byModel, 'selection', selectionOf),
    },
    outputs: ['evaluation', 'metrics'],
  };
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
      ...perSplit(byModel, 'predictions', (at) => ({ stage: at.predict, output: 'predictions' })),
      ...perSplit(byModel, 'selection', selectionOf),
    },
    outputs: ['files'],
  };
  phases.push({ title: 'evaluate', stages: ['evaluate'] }, { title: 'report', stages: ['report'] });
  return { stages: [source, split, ...preprocess.stages, ...fits, evaluate, report], phases };
}

const ids = (stages: readonly Stage[]): readonly string[] => [...new Set(stages.map((stage) => stage.id))];

function uniqueById(stages: readonly Stage[]): readonly Stage[] {
  return [...new Map(stages.map((stage) => [stage.id, stage])).values()];
}

function outerSplits(shape: SplitShape): Inputs {
  return Object.fromEntries(
    Array.from({ length: shape.outer }, (_, o) => [
      `split.outer${o}`,
      { stage: 'split', output: `outer${o}` },
    ]),
  );
}

function selectionOf(at: ModelStages): InputReference | undefined {
  return at.select === undefined ? undefined : { stage: at.select, output: 'selection' };
}

/** One input per model and outer split: `predictions.lasso.outer0`. */
function perSplit(
  byModel: readonly { readonly model: { readonly name: string }; readonly splits: readonly ModelStages[] }[],
  what: string,
  reference: (at: ModelStages) => InputReference | undefined,
): Inputs {
  const entries = byModel.flatMap(({ model, splits }) =>
    splits.flatMap((at, o) => {
      const found = reference(at);
      return found ? [[`${what}.${model.name}.outer${o}`, found] as const] : [];
    }),
  );
  return Object.fromEntries(entries);
}

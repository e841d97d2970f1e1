import { select } from '../definitions/select.js';
import { split } from '../definitions/split.js';
import { splitFinal } from '../definitions/split-final.js';
import type { Experiment } from '../spec/experiment.js';
import type { SplitShape } from '../spec/split-shape.js';
import { artifactStages } from './artifact-stages.js';
import type { CompiledExperiment } from './compiled-experiment.js';
import { countSweeps } from './count-sweeps.js';
import type { Sweep } from './sweep.js';
import { dataStage } from './data-stages.js';
import { evaluationStages, regressesOut } from './evaluation-stages.js';
import { memoryNeed } from './memory-need.js';
import { modelStages, type FittedModel } from './model-stages.js';
import { reportStage } from './report-stage.js';
import { finalSplitStage, splitStage } from './split-stages.js';
import { fitsOfMembers } from './used-models.js';
import { createStageList } from './stage-list.js';
import { trainingSets } from './training-sets.js';

/** Kinds of stages that do not touch the data. */
const light: ReadonlySet<string> = new Set([split.name, splitFinal.name, select.name]);

/**
 * Turns a checked experiment into the graph of its stages.
 * @param sweep - where genotypes are swept from disk
 */
export function compileExperiment(
  experiment: Experiment,
  shape: SplitShape,
  specText: string,
  sweep?: Sweep,
): CompiledExperiment {
  const { seed, backend, evaluate, final } = experiment;
  const isSwept = sweep !== undefined;
  const list = createStageList();
  const reading = list.phase(experiment.data.kind === 'files' ? 'read the data' : 'simulate the data');
  const preparing = list.phase('split and preprocess');
  const shared = list.phase('pretrain');

  const data = dataStage(experiment, reading, isSwept);
  const splits = splitStage(experiment, data.samples, shape, preparing);
  const trainingSet = trainingSets(experiment, data, preparing, isSwept);
  const outer = splits.map((nested, o) => trainingSet(`outer${o}`, nested));
  const all =
    final.fit === 'all'
      ? trainingSet('final', finalSplitStage(experiment, data.samples, shape, preparing))
      : undefined;
  const place = {
    ...{ seed, backend, data, annotations: data.annotations, shared, innerFolds: shape.inner, isSwept },
    ...{ cisWindow: evaluate.cisWindow, regressesOut: regressesOut(experiment) },
  };
  const models: FittedModel[] = [];
  for (const model of experiment.models) {
    const phase = list.phase(model.name, { fits: fitsOfMembers(model) || undefined });
    // The baseline is the first.
    const splits = outer.map((set, o) =>
      modelStages(model, { ...place, outer: set, phase, baseline: models[0]?.splits[o] }),
    );
    models.push({ model, splits });
  }
  const judging = list.phase('evaluate');
  const keeping = list.phase('final models');
  const reporting = list.phase('report');
  const evaluation = evaluationStages(experiment, { data, splits, outer, models, sweep }, judging);
  const kept = artifactStages(experiment, models, {
    data,
    outer,
    final: all,
    innerFolds: shape.inner,
    isSwept,
    evaluations: evaluation.byModel,
    phase: keeping,
  });
  const planned = sweep && countSweeps(experiment, shape, sweep);
  reportStage(
    experiment,
    { data, evaluation: evaluation.whole, shape, specText, models, kept, sweep: planned },
    reporting,
  );
  const memory = memoryNeed(experiment.data, isSwept);
  return {
    stages: list.stages().map((stage) => (light.has(stage.implementation) ? stage : { ...stage, memory })),
    phases: list.phases(),
    kept,
    sweep: planned,
  };
}

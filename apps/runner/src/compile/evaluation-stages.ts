import { forkSeed, type Stage } from '@snpress/pipeline';
import { evaluationInput } from '../artifacts/evaluation.js';
import type { Experiment } from '../spec/experiment.js';
import { perSplit, predictionsOf, selectionOf, type FittedModel } from './per-split.js';
import type { SplitShape } from './split-stage.js';
import type { Inputs } from './training-sets.js';

/** One stage per model that judges it, so that another model judges no model anew, and one that compares them. */
export function evaluationStages(
  experiment: Experiment,
  data: Inputs,
  shape: SplitShape,
  models: readonly FittedModel[],
): readonly Stage[] {
  const { bootstrap } = experiment.evaluate;
  // One seed for all: every model is judged on the same draws of samples.
  const seed = forkSeed(experiment.seed, 'evaluate');
  const baseline = models.filter(({ model }) => model.name === 'mean');
  const judged = models.map((fitted): Stage => {
    const { name } = fitted.model;
    return {
      id: `evaluate/${name}`,
      implementation: 'evaluate-model',
      parameters: { model: name, outer: shape.outer, bootstrap },
      seed,
      inputs: {
        expression: data.expression!,
        ...outerSplits(shape),
        ...perSplit([...new Set([...baseline, fitted])], 'predictions', predictionsOf),
      },
      outputs: ['evaluation'],
    };
  });
  const together: Stage = {
    id: 'evaluate',
    implementation: 'evaluate',
    parameters: {
      experiment: experiment.name,
      models: experiment.models.map((model) => model.name),
      outer: shape.outer,
    },
    seed: null,
    inputs: {
      ...data,
      ...Object.fromEntries(
        judged.map(({ id }, index) => [
          evaluationInput(models[index]!.model.name),
          { stage: id, output: 'evaluation' },
        ]),
      ),
      ...perSplit(models, 'selection', selectionOf),
    },
    outputs: ['evaluation', 'metrics'],
  };
  return [...judged, together];
}

function outerSplits(shape: SplitShape): Inputs {
  return Object.fromEntries(
    Array.from({ length: shape.outer }, (_, o) => [
      `split.outer${o}`,
      { stage: 'split', output: `outer${o}` },
    ]),
  );
}

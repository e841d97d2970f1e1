import { forkSeed } from '@snpress/pipeline/stage/fork-seed';
import type { InputReference, Json, Stage } from '@snpress/pipeline';
import { evaluationInput } from '../artifacts/evaluation.js';
import type { Experiment } from '../spec/experiment.js';
import {
  covariateParts,
  partsOf,
  perSplit,
  predictionsOf,
  selectionOf,
  type FittedModel,
} from './per-split.js';
import type { SplitShape } from '../spec/split-shape.js';
import type { Inputs } from './training-sets.js';

/**
 * How high skill can be; one stage per model that judges it, so that another model judges no model anew; and one that puts
 * them together.
 */
export function evaluationStages(
  experiment: Experiment,
  data: Inputs,
  geneticValues: InputReference | undefined,
  shape: SplitShape,
  models: readonly FittedModel[],
): readonly Stage[] {
  const { bootstrap, permutations, heritability, cisWindow } = experiment.evaluate;
  const { covariates } = experiment.preprocess;
  const { outer } = shape;
  // One seed for all: every model is judged on the same draws of samples.
  const seed = forkSeed(experiment.seed, 'evaluate');
  const baseline = models.filter(({ model }) => model.name === 'mean');
  const heldOut = (fitted: readonly FittedModel[]): Inputs => ({
    expression: data.expression!,
    ...outerSplits(shape),
    ...perSplit([...new Set([...baseline, ...fitted])], 'predictions', predictionsOf),
  });

  const ceilings: Stage[] = [];
  if (geneticValues !== undefined) {
    ceilings.push({
      id: 'ceiling',
      implementation: 'ceiling',
      parameters: { outer, bootstrap },
      seed,
      inputs: { ...heldOut([]), geneticValues },
      outputs: ['ceiling'],
    });
  }
  if (heritability) {
    ceilings.push({
      id: 'heritability',
      implementation: 'heritability',
      parameters: covariates?.use === 'regress-out' ? ({ covariates } as unknown as Json) : {},
      seed: null,
      inputs: data,
      outputs: ['ceiling'],
    });
  }
  const judged = models.map((fitted): Stage => ({
    id: `evaluate/${fitted.model.name}`,
    implementation: 'evaluate-model',
    parameters: { model: fitted.model.name, outer, bootstrap, permutations, cisWindow },
    seed,
    inputs: {
      ...heldOut([fitted]),
      ...covariateParts(experiment, models),
      ...perSplit([fitted], 'parts', partsOf),
    },
    outputs: ['evaluation'],
  }));
  const together: Stage = {
    id: 'evaluate',
    implementation: 'evaluate',
    parameters: {
      experiment: experiment.name,
      models: models.map(({ model }) => model.name),
      outer,
      ...(covariates?.use === 'regress-out' ? { baseline: 'training mean and covariates' } : {}),
    },
    seed,
    inputs: {
      ...data,
      ...Object.fromEntries(
        judged.map(({ id }, index) => [
          evaluationInput(models[index]!.model.name),
          { stage: id, output: 'evaluation' },
        ]),
      ),
      ...Object.fromEntries(ceilings.map(({ id }) => [`ceiling.${id}`, { stage: id, output: 'ceiling' }])),
      ...perSplit(models, 'selection', selectionOf),
    },
    outputs: ['evaluation', 'metrics'],
  };
  return [...ceilings, ...judged, together];
}

function outerSplits(shape: SplitShape): Inputs {
  return Object.fromEntries(
    Array.from({ length: shape.outer }, (_, o) => [
      `split.outer${o}`,
      { stage: 'split', output: `outer${o}` },
    ]),
  );
}
